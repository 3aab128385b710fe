"""The words of this institution: what `/meta` says about statuses, decisions, reasons and violation kinds.

Wording of the manual first, then of the systems that proctors here know. Another institution edits this one
file; the client takes whatever it is sent. Severity: 1 slight, 2 serious, 3 grave; weight: points of honesty
that one such violation takes off.
"""

from __future__ import annotations

from oes_desktop.domain.vocabulary import DecisionTerm, KindTerm, Label, ReasonTerm, Term

UNDECIDED, ACCEPTED, DISPUTED, REJECTED = "undecided", "accepted", "disputed", "rejected"

STATUSES = (
    Term("not_started", Label("Не начат", "Басталмаған", "Not started")),
    Term("in_progress", Label("В процессе", "Жүріп жатыр", "In progress")),
    Term("finished", Label("Завершён", "Аяқталған", "Finished")),
)

DECISIONS = (
    DecisionTerm(UNDECIDED, Label("Не указано", "Көрсетілмеген", "Not set"), tone="none"),
    DecisionTerm(ACCEPTED, Label("Допущен", "Жіберілді", "Accepted"), tone="good"),
    DecisionTerm(DISPUTED, Label("Спорно", "Даулы", "Disputed"), tone="doubtful"),
    DecisionTerm(REJECTED, Label("Отклонён", "Қабылданбады", "Rejected"), tone="bad"),
)

REASONS = (
    ReasonTerm("clean", Label("Нарушений нет", "Бұзушылық жоқ", "No violations"), ACCEPTED),
    ReasonTerm(
        "slight",
        Label("Нарушения незначительные", "Бұзушылықтар елеусіз", "Violations are insignificant"),
        ACCEPTED,
    ),
    ReasonTerm(
        "technical",
        Label(
            "Техническая проблема, не вина студента",
            "Техникалық ақау, студенттің кінәсі жоқ",
            "Technical trouble, not the student's fault",
        ),
        ACCEPTED,
    ),
    ReasonTerm(
        "second_review",
        Label("Требуется вторая проверка", "Екінші тексеру қажет", "A second review is needed"),
        DISPUTED,
    ),
    ReasonTerm(
        "poor_recording",
        Label("Запись неполная", "Жазба толық емес", "The recording is incomplete"),
        DISPUTED,
    ),
    ReasonTerm(
        "helper", Label("Помощь другого лица", "Басқа адамның көмегі", "Help from another person"), REJECTED
    ),
    ReasonTerm("phone", Label("Использовал телефон", "Телефон қолданды", "Used a phone"), REJECTED),
    ReasonTerm(
        "impostor",
        Label(
            "Экзамен сдавал другой человек", "Емтиханды басқа адам тапсырды", "Another person took the exam"
        ),
        REJECTED,
    ),
    ReasonTerm(
        "limit",
        Label("Превышено количество нарушений", "Бұзушылықтар саны асып кетті", "Too many violations"),
        REJECTED,
    ),
)

KINDS = (
    KindTerm(
        "focus_lost",
        Label(
            "Фокус потерян (свернул браузер)",
            "Фокус жоғалды (браузерді жиырды)",
            "Focus lost (browser minimised)",
        ),
        2,
        2.0,
        Label("Фокус потерян", "Фокус жоғалды", "Focus lost"),
    ),
    KindTerm(
        "page_left",
        Label("Перешёл на другую страницу браузера", "Браузердің басқа бетіне өтті", "Went to another page"),
        2,
        3.0,
        Label("Другая страница", "Басқа бет", "Another page"),
    ),
    KindTerm(
        "voice_detected",
        Label("Обнаружен голос/посторонний шум", "Дауыс/бөгде шу анықталды", "Voice or noise detected"),
        1,
        1.0,
        Label("Голос, шум", "Дауыс, шу", "Voice, noise"),
    ),
    KindTerm(
        "copy_paste",
        Label(
            "Копирование и вставка (заблокировано)",
            "Көшіру және қою (бұғатталды)",
            "Copy and paste (blocked)",
        ),
        2,
        2.0,
        Label("Копирование", "Көшіру", "Copy and paste"),
    ),
    KindTerm(
        "face_absent",
        Label("Студент отсутствует в кадре", "Студент кадрда жоқ", "Student not in the picture"),
        2,
        2.0,
        Label("Нет в кадре", "Кадрда жоқ", "Nobody there"),
    ),
    KindTerm(
        "several_faces",
        Label("В кадре ещё один человек", "Кадрда тағы бір адам бар", "Another person in the picture"),
        3,
        8.0,
        Label("Ещё один человек", "Тағы бір адам", "One more person"),
    ),
    KindTerm(
        "other_person",
        Label("Подмена студента", "Студент ауыстырылған", "Another person instead of the student"),
        3,
        30.0,
        Label("Другой человек", "Басқа адам", "Another person"),
    ),
    KindTerm(
        "phone_seen",
        Label("Используется телефон", "Телефон қолданылуда", "Phone in use"),
        3,
        10.0,
        Label("Телефон", "Телефон", "Phone"),
    ),
    KindTerm(
        "gaze_away",
        Label("Увод взгляда с экрана", "Көзін экраннан аударды", "Looks away from the screen"),
        1,
        1.0,
        Label("Увод взгляда", "Көз аудару", "Looks away"),
    ),
    KindTerm("second_display", Label("Второй монитор", "Екінші монитор", "Second display"), 2, 5.0),
    KindTerm("camera_off", Label("Камера отключена", "Камера өшірулі", "Camera off"), 2, 3.0),
    KindTerm("microphone_off", Label("Микрофон отключён", "Микрофон өшірулі", "Microphone off"), 1, 1.0),
    KindTerm(
        "screen_share_stopped",
        Label("Показ экрана прекращён", "Экранды көрсету тоқтатылды", "Screen sharing stopped"),
        2,
        3.0,
        Label("Экран не показан", "Экран көрсетілмеді", "Screen not shared"),
    ),
    KindTerm("connection_lost", Label("Разрыв соединения", "Байланыс үзілді", "Connection lost"), 1, 0.0),
)

_BY_CODE = {term.code: term for term in KINDS}


def kind(code: str) -> KindTerm:
    """The kind, or a bare one for a code that nobody here knows."""
    return _BY_CODE.get(code) or KindTerm(code)


def decision(code: str) -> DecisionTerm | None:
    """None: this institution has no such decision."""
    return next((term for term in DECISIONS if term.code == code), None)
