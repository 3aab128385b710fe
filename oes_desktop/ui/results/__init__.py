"""The results page («Результаты»): views, filters, the table, grouping, status line. Knows services only."""
