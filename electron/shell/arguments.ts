/** What the desktop app understands on its command line. Anything else is Electron's or Chromium's. */
export interface Arguments {
  readonly practice: boolean
  /** Started at login: into the tray, without a window. */
  readonly hidden: boolean
  readonly port: number | null
  readonly dataDir: string | null
}

export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): Arguments {
  const port = Number(optionValue(argv, '--port') ?? Number.NaN)
  return {
    practice: argv.includes('--practice'),
    hidden: argv.includes('--hidden'),
    port: Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null,
    dataDir: optionValue(argv, '--data-dir') ?? env.HOVER_TRAY_DATA_DIR ?? null,
  }
}

/** The words of a command behind `--cli --`, where the packaged app is to be a command line; null where it is a desktop. */
export function commandIn(argv: readonly string[]): readonly string[] | null {
  const start = argv.indexOf('--cli')
  if (start === -1 || argv.indexOf('--') < start) return null
  return argv.slice(argv.indexOf('--') + 1)
}

/** `--name value` and `--name=value`. */
function optionValue(argv: readonly string[], name: string): string | undefined {
  const joined = argv.find(argument => argument.startsWith(`${name}=`))
  if (joined !== undefined) return joined.slice(name.length + 1)
  const index = argv.indexOf(name)
  return index === -1 ? undefined : argv[index + 1]
}
