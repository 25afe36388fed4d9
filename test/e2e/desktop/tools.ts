/** The programs from which a desktop for tests is made. */
export const desktopTools = ['Xvfb', 'dbus-daemon', 'gnome-keyring-daemon'] as const
