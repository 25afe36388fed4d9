import { isLink, transactionInLink } from './link.ts'

/** What the desktop app understands on its command line. Anything else is Electron's or Chromium's. */
export interface Arguments {
  readonly practice: boolean
  /** Started at login: into the tray, without a window. */
  readonly hidden: boolean
  readonly port: number | null
  readonly dataDir: string | null
  /** What a link opens. */
  readonly transactionId: string | null
}

export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv): Arguments {
  // A link comes from anywhere. What stands behind one may be a part of it that somebody cut loose with a space.
  const firstLink = argv.findIndex(isLink)
  const own = firstLink === -1 ? argv : argv.slice(0, firstLink)
  const port = Number(optionValue(own, '--port') ?? Number.NaN)
  return {
    practice: own.includes('--practice'),
    hidden: own.includes('--hidden') && firstLink === -1,
    port: Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null,
    dataDir: optionValue(own, '--data-dir') ?? env.HOVER_TRAY_DATA_DIR ?? null,
    transactionId: transactionInLink(argv[firstLink] ?? ''),
  }
}

/** The words of a command behind `--cli --`, where the packaged app is to be a command line; null where it is a desktop. */
export function commandIn(argv: readonly string[]): readonly string[] | null {
  const start = argv.indexOf('--cli')
  if (start === -1 || argv.indexOf('--') < start) return null
  // What stands behind a link may be a part of it that somebody cut loose with a space.
  if (argv.slice(0, start).some(isLink)) return null
  return argv.slice(argv.indexOf('--') + 1)
}

/** `--name value` and `--name=value`. */
function optionValue(argv: readonly string[], name: string): string | undefined {
  const joined = argv.find(argument => argument.startsWith(`${name}=`))
  if (joined !== undefined) return joined.slice(name.length + 1)
  const index = argv.indexOf(name)
  return index === -1 ? undefined : argv[index + 1]
}
