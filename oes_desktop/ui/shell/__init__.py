"""The frame around the pages: window, header, menus, status bar, dialogs of the program itself."""
