import { join } from 'node:path'
import { app, clipboard, dialog } from 'electron'
import type { Settings } from './contract/settings/settings.ts'
import type { Host } from './host.ts'
import type { WatchedApp } from './running-app.ts'
import { pause, systemClock } from './services/clock.ts'
import { settingsFileName, settingsFileOptions } from './services/folder/settings-file.ts'
import { createLog } from './services/log.ts'
import { createKeyFileCipher, keyFileName } from './services/secrets/key-file-cipher.ts'
import { actIn, answerWindow, openDesktop, openFrom, openTransaction } from './shell/desktop.ts'
import { createFiles } from './shell/files.ts'
import { createHostDesktop } from './shell/host-desktop.ts'
import { createSessionBus } from './shell/linux/session-bus.ts'
import { setMenus } from './shell/menus/menus.ts'
import { createNotifier } from './shell/notices/notifier.ts'
import { onAwake } from './shell/power.ts'
import { desktopCiphers } from './shell/safe-storage-cipher.ts'
import { createShortcut } from './shell/shortcut.ts'
import { readArguments } from './shell/starting/arguments.ts'
import { type Arrival, type Arrivals, claimInstance } from './shell/starting/arrivals.ts'
import { createLoginItem, isStartedAtLogin } from './shell/starting/login-item.ts'
import { heedSignals, stopOnQuit } from './shell/starting/quitting.ts'
import { tongueNow } from './shell/tongue.ts'
import { iconFolder } from './shell/tray/icon-folder.ts'
import { type TrayPresence, watchTrayPresence } from './shell/tray/tray-presence.ts'
import { spawnTunnelProcess } from './shell/tunnel-process.ts'
import { desktopUpdates } from './shell/updates/updater.ts'
import { createExplainClosing } from './shell/window/explain-closing.ts'
import { closeStoreChannel, denyPermissions, lockDown, openExternal } from './shell/window/lockdown.ts'
import { declareScheme, serveScheme } from './shell/window/scheme.ts'
import { createMainWindow } from './shell/window/window.ts'
import { createWindowPlace } from './shell/window/window-place.ts'
import { noticeOfMark } from './shell/windows/activation.ts'
import { hearToasts } from './shell/windows/toasts.ts'
import { threadFiles, tunnelHostFile } from './thread-files.ts'

/** A page that does not come holds nothing up for longer. */
const patienceMs = 500
const never = new AbortController().signal
const wanted = readArguments(process.argv, process.env)
if (wanted.dataDir !== null) app.setPath('userData', wanted.dataDir)
const dataDir = app.getPath('userData')
const here = import.meta.url
const log = createLog({ folder: join(dataDir, 'logs'), now: Date.now })

app.setAppUserModelId('app.hovertray')
// As root Chromium has no sandbox of its own (npm start says so), and asking for one would kill every page.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
declareScheme()
lockDown()
process.on('uncaughtException', error => log('error', 'uncaught', { error: error.name }))
process.on('unhandledRejection', reason =>
  log('error', 'unhandled', { error: reason instanceof Error ? reason.name : 'unknown' }),
)

// The lock first: a second launch must leave before it touches the data.
const arrivals = claimInstance(process.argv)
const toasts = hearToasts()
if (arrivals === null) app.quit()
else
  app
    .whenReady()
    .then(() => run(arrivals))
    .catch(giveUp)

async function run({ handle }: Arrivals): Promise<void> {
  denyPermissions()
  const root = join(import.meta.dirname, '..')
  const served = serveScheme(join(root, 'renderer'))
  const windowIcon = join(iconFolder(), 'icon.png')
  let running: WatchedApp | null = null
  let presence: TrayPresence | null = null
  const closers: (() => void)[] = []
  const window = createMainWindow({
    preload: join(root, 'preload', 'preload.cjs'),
    icon: windowIcon,
    place: createWindowPlace(join(dataDir, 'window.json')),
    // Until it is known, closing only minimises: a window that hides could be gone for good.
    hasTray: () => presence?.isThere() === true,
    closeQuits: () => running?.settings().desktop.closeQuits === true,
    onHidden: () => explainClosing(),
  })
  const isHidden = wanted.hidden || isStartedAtLogin()
  // Before everything else: the page loads while the engine does.
  if (!isHidden) window.open()
  // What holds this thread up for long lets it go first: it is served from here, and draws while the rest is read.
  const pageHasBegun = isHidden ? Promise.resolve() : Promise.race([served, pause(systemClock, patienceMs, never)])
  const showMenus = () => {
    const { language } = tongueNow(running)
    setMenus({ language, act: action => actIn(window, action), zoom: window.zoom })
  }
  app.on('window-all-closed', () => {})
  showMenus()
  const bus = createSessionBus({ clock: systemClock })
  const notifier = createNotifier({
    ...{ bus, clock: systemClock, tongue: () => tongueNow(running) },
    identity: { name: 'Hover Tray', icon: app.isPackaged ? 'hover-tray' : windowIcon, desktopEntry: 'hover-tray' },
  })
  const explainClosing = createExplainClosing({ running: () => running, show: notifier.show })
  const shortcut = createShortcut(window.toggle)
  notifier.desktop.onEvent((notice, event) => openFrom(window, notice, event))
  const engine = startWhenRead(pageHasBegun, {
    dataDir,
    version: app.getVersion(),
    runtime: `Electron ${process.versions.electron}`,
    ciphers: pageHasBegun.then(() => desktopCiphers(createKeyFileCipher(join(dataDir, keyFileName)))),
    threads: threadFiles(here),
    sqliteBinding: process.env.HOVER_TRAY_SQLITE_BINDING ?? null,
    spawnTunnelHost: () => spawnTunnelProcess(tunnelHostFile(here)),
    ...{ show: notifier.show, askNoticeServer: notifier.askServer, noticeDesktop: notifier.desktop },
    desktop: createHostDesktop({ loginItem: createLoginItem(wanted.dataDir), shortcut }),
    systemLanguages: app.getPreferredSystemLanguages(),
    where: 'desktop',
    openExternal,
    files: createFiles(window.current),
    updates: desktopUpdates({ stop: () => stop() }),
    writeClipboard: text => void clipboard.writeText(text),
    quit: () => app.quit(),
    onFatal: sentence => giveUp(new Error(sentence)),
    ...(wanted.port !== null && { port: wanted.port }),
  })
  // Also while it still starts: what it has begun is brought to an end.
  const { stop, isStopping } = stopOnQuit(engine, () => {
    window.release()
    for (const close of closers) close()
  })
  heedSignals()
  closers.push(answerWindow({ engine, window, log }))
  presence = await watchTrayPresence({ bus, clock: systemClock })
  if (isHidden && !presence.isThere()) window.open()
  const arrive = (arrival: Arrival) => {
    if (arrival.transactionId !== null) openTransaction(window, arrival.transactionId)
    else if (!arrival.hidden) window.open()
    if (arrival.practice)
      void engine.then(({ beginPractice }) => beginPractice()).catch(() => log('error', 'no-practice'))
  }
  // Those that came during the start, too.
  handle(arrive)
  if (wanted.transactionId !== null) openTransaction(window, wanted.transactionId)
  running = await engine
  if (isStopping()) return
  const followSettings = ({ desktop }: Settings) => {
    showMenus()
    if (!shortcut.set(desktop.shortcut)) log('warn', 'shortcut-taken')
  }
  followSettings(running.settings())
  running.onNews(news => {
    if (news.kind === 'settings') followSettings(news.settings)
  })
  closers.push(openDesktop({ running, window, log, presence }))
  const { kick, cameBack, notices } = running
  // Whoever starts it is there.
  cameBack()
  toasts.handle(({ mark, action }) => {
    const found = notices().then(known => noticeOfMark(mark, known))
    found.then(notice => notice && notifier.used(notice, action)).catch(() => log('warn', 'toast-unknown'))
  })
  onAwake(() => {
    kick()
    cameBack()
  })
  if (wanted.practice) await running.beginPractice()
}

/** Its code is read after the window was opened. */
async function startWhenRead(pageHasBegun: Promise<void>, host: Omit<Host, 'openSettings'>): Promise<WatchedApp> {
  const [{ startEngine }, { default: ElectronStore }] = await Promise.all([
    import('./start-engine.ts'),
    import('electron-store'),
  ])
  const openSettings = () => {
    const store = new ElectronStore({ ...settingsFileOptions, cwd: dataDir, name: settingsFileName })
    closeStoreChannel()
    // It brings handlers of its own, which end the process at once.
    heedSignals()
    return store
  }
  return startEngine({ ...host, openSettings }, pageHasBegun)
}

function giveUp(error: unknown): void {
  const sentence = error instanceof Error ? error.message : 'Hover Tray could not start.'
  log('error', 'start-failed', { error: error instanceof Error ? error.name : 'unknown' })
  process.stderr.write(`${sentence}\n`)
  dialog.showErrorBox('Hover Tray', sentence)
  app.exit(1)
}
