/** What a package is made for. */
export interface Target {
  readonly platform: 'linux' | 'darwin' | 'win32'
  readonly arch: 'x64' | 'arm64'
}

/** The machine that packages, when packages can be made for it. */
export const hostTarget = (): Target | null => {
  const { platform, arch } = process
  if (platform !== 'linux' && platform !== 'darwin' && platform !== 'win32') return null
  return arch === 'x64' || arch === 'arm64' ? { platform, arch } : null
}

export const targetName = ({ platform, arch }: Target): string => `${platform}-${arch}`

/** The npm package that holds ngrok's addon for this target. */
export const ngrokAddon = ({ platform, arch }: Target): string =>
  `@ngrok/ngrok-${platform}-${arch}${{ linux: '-gnu', darwin: '', win32: '-msvc' }[platform]}`
