import type { Command } from 'commander'
import { desktopChangeSchema } from '../../contract/settings/desktop-settings.ts'
import { type RetentionSettings, type Settings, settingsSchema } from '../../contract/settings/settings.ts'
import { type Status, statuses } from '../../contract/transactions/transaction.ts'
import type { Cli } from '../cli.ts'
import { openFolder } from '../data/folder.ts'
import { misuse } from '../refusal.ts'
import { plain, print, printJson, say, table } from '../terminal.ts'

interface Setting {
  /** What it takes, as the end of a sentence. */
  readonly takes: string
  readonly about: string
  readonly get: (settings: Settings) => unknown
  /** Not yet checked: the schema does that. */
  readonly set: (settings: Settings, value: unknown) => unknown
}

const yesOrNo = 'true or false'

function notification(name: keyof Settings['notifications'], about: string): readonly [string, Setting] {
  return [
    `notifications.${name}`,
    {
      takes: yesOrNo,
      about,
      get: settings => settings.notifications[name],
      set: (settings, value) => ({ ...settings, notifications: { ...settings.notifications, [name]: value } }),
    },
  ]
}

function top(
  name: 'port' | 'replayWindowSeconds' | 'acceptsSha1' | 'practice',
  about: string,
  takes: string,
): readonly [string, Setting] {
  return [
    name,
    { takes, about, get: settings => settings[name], set: (settings, value) => ({ ...settings, [name]: value }) },
  ]
}

function update(name: keyof Settings['updates'], about: string, takes: string): readonly [string, Setting] {
  return [
    `updates.${name}`,
    {
      takes,
      about,
      get: settings => settings.updates[name],
      set: (settings, value) => ({ ...settings, updates: { ...settings.updates, [name]: value } }),
    },
  ]
}

function desktop(name: 'shortcut' | 'closeQuits', about: string, takes: string): readonly [string, Setting] {
  return [
    `desktop.${name}`,
    {
      takes,
      about,
      get: settings => settings.desktop[name] ?? 'none',
      // Read strictly here: what the file may hold is mended, what a person asks for is refused.
      set: (settings, value) => {
        const change = desktopChangeSchema.safeParse({ [name]: value })
        return change.success ? { ...settings, desktop: { ...settings.desktop, ...change.data } } : null
      },
    },
  ]
}

type Limit = Exclude<keyof RetentionSettings, 'keepLongerDays'>

const orNone = 'a whole number from 1 on, or none'

function retention(name: Limit, about: string, takes = orNone): readonly [string, Setting] {
  return [
    `retention.${name}`,
    {
      takes,
      about,
      get: settings => settings.retention[name] ?? 'none',
      set: (settings, value) => ({ ...settings, retention: { ...settings.retention, [name]: value } }),
    },
  ]
}

function keepLonger(status: Status): readonly [string, Setting] {
  return [
    `retention.keepLongerDays.${status}`,
    {
      takes: orNone,
      about: `how many days longer ${status} transactions are kept`,
      get: settings => settings.retention.keepLongerDays[status] ?? 'none',
      set: (settings, value) => {
        const { [status]: _before, ...others } = settings.retention.keepLongerDays
        const keepLongerDays = value === null ? others : { ...others, [status]: value }
        return { ...settings, retention: { ...settings.retention, keepLongerDays } }
      },
    },
  ]
}

const known: ReadonlyMap<string, Setting> = new Map([
  top('port', 'port of the receiver on 127.0.0.1; 0 takes any free one', 'a whole number from 0 to 65535'),
  top('replayWindowSeconds', 'how old a signature of hover.to may be, in seconds', 'a whole number from 1 on'),
  top('acceptsSha1', 'accept deliveries of hover.to that are signed with SHA-1 alone', yesOrNo),
  top('practice', 'connect to the practice Hover at every start', yesOrNo),
  desktop('shortcut', 'keys that open and hide the window from every program', 'keys such as Super+J, or none'),
  desktop('closeQuits', 'closing the window ends the desktop app', yesOrNo),
  notification('failed', 'tell when a transaction fails'),
  notification('unknown', 'tell when a status is unknown'),
  notification('cancelled', 'tell when a transaction is cancelled'),
  notification('succeeded', 'tell when a transaction succeeds'),
  notification('stuck', 'tell when a transaction is pending for too long'),
  notification('unusual', 'tell of silence where there is normally traffic, and of more failures than is normal'),
  notification('awayReport', 'tell what happened when the quiet hours end or somebody comes back'),
  notification('debugRuns', 'tell of runs in debug or test mode too'),
  retention('trimAfterDays', 'after how many days the texts of a transaction go'),
  retention('maxAgeDays', 'after how many days a transaction goes'),
  retention('maxTransactions', 'beyond how many the oldest go'),
  retention('maxBytes', 'beyond how many bytes in use the oldest go', 'a whole number from 1048576 on, or none'),
  ...statuses.map(keepLonger),
  update('automatic', 'let the desktop app ask once a day for a newer version', yesOrNo),
  update('channel', 'which versions the desktop app asks for', 'stable or beta'),
])

export function addSettings(program: Command, cli: Cli): void {
  const group = program.command('settings').description('what can be adjusted')

  group
    .command('show')
    .description('show all settings')
    .option('--json', 'for scripts: the whole of the settings, which hold no secret')
    .action(async ({ json }: { readonly json?: boolean }, command: Command) => {
      const { settings } = await openFolder(cli.dataDir(command))
      if (json === true) return printJson(settings.get())
      const rows = [...known].map(([key, { about, get }]) => [key, String(get(settings.get())), about])
      print(table(['setting', 'value', 'what it does'], rows))
    })

  group
    .command('set')
    .description('change one setting; a running engine follows')
    .argument('<key>', [...known.keys()].join(', '))
    .argument('<value>')
    .addHelpText('after', help)
    .action(async (key: string, value: string, _options: unknown, command: Command) => {
      const setting = known.get(key)
      if (setting === undefined)
        throw misuse(`There is no setting ${plain(key)}. There are: ${[...known.keys()].join(', ')}.`)
      const { settings } = await openFolder(cli.dataDir(command))
      const read = readValue(value)
      if (!settingsSchema.safeParse(setting.set(settings.get(), read)).success)
        throw misuse(`${key} cannot be ${plain(value)}: it takes ${setting.takes}.`)
      settings.update(before => settingsSchema.parse(setting.set(before, read)))
      say(`${key} is now ${value}.`)
    })
}

function readValue(text: string): unknown {
  if (text === 'none') return null
  if (text === 'true' || text === 'false') return text === 'true'
  return /^\d+$/.test(text) ? Number(text) : text
}

const help = `
Examples:
  hover-tray settings set port 8080
  hover-tray settings set notifications.succeeded true`
