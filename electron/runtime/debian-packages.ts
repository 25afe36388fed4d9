/** Debian's package of each shared library that Electron needs and a bare machine may lack. */
const libraryPackages: Readonly<Record<string, string>> = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libXtst.so.6': 'libxtst6',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgdk-3.so.0': 'libgtk-3-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnotify.so.4': 'libnotify4',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libpangocairo-1.0.so.0': 'libpangocairo-1.0-0',
  'libsecret-1.so.0': 'libsecret-1-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
}

const toolPackages: Readonly<Record<string, string>> = {
  Xvfb: 'xvfb',
  appstreamcli: 'appstream',
  'dbus-daemon': 'dbus',
  'desktop-file-validate': 'desktop-file-utils',
  fish: 'fish',
  'g++': 'g++',
  gcc: 'gcc',
  'gnome-keyring-daemon': 'gnome-keyring',
  initdb: 'postgresql',
  'nats-server': 'nats-server',
  python3: 'python3',
  zsh: 'zsh',
}

export type Missing = { readonly kind: 'library' | 'tool'; readonly name: string }

/**
 * The packages for what is missing, each once and sorted, and what no package is known for.
 *
 * Newer Debian and Ubuntu append `t64` to libraries whose time_t grew; `isAvailable` answers whether apt knows a name.
 */
export const packagesFor = (
  missing: readonly Missing[],
  isAvailable: (packageName: string) => boolean,
): { readonly packages: readonly string[]; readonly unknown: readonly string[] } => {
  const packages = new Set<string>()
  const unknown: string[] = []
  for (const { kind, name } of missing) {
    const known = kind === 'tool' ? toolPackages[name] : libraryPackages[name]
    if (known === undefined) unknown.push(name)
    else packages.add(kind === 'library' && isAvailable(`${known}t64`) ? `${known}t64` : known)
  }
  return { packages: [...packages].sort(), unknown }
}
