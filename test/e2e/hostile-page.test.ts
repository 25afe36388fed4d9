import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppUnderTest, launchApp, makeDataDir } from './app-under-test.ts'
import { type Desktop, startDesktop } from './desktop/desktop.ts'

const data = makeDataDir()
const home = 'app://window/index.html'
let desktop: Desktop
let app: AppUnderTest
let stranger: Server
const visits: string[] = []

beforeAll(async () => {
  desktop = await startDesktop()
  app = await launchApp(desktop, data.dataDir)
  stranger = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.end('<h1>stranger</h1>')
  })
  await new Promise<void>(resolve => stranger.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  await app?.quit()
  stranger?.close()
  await desktop?.stop()
  data.remove()
})

const strangerUrl = () => `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`
const inPage = (expression: string) => app.page.evaluate(expression)

/** Does this in the page, and tells where the page is, how many windows there are and who was visited afterwards. */
async function afterDoing(expression: string) {
  const address = JSON.stringify(strangerUrl())
  await inPage(`{ const stranger = ${address}; ${expression} }`).catch(() => undefined)
  // Two turns of the page and one question to the main process: what was begun has been decided by then.
  await inPage('new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 100)))').catch(() => undefined)
  await app.ask('app.state', undefined)
  const windows = await app.electron.evaluate(({ BrowserWindow, webContents }) => [
    BrowserWindow.getAllWindows().length,
    webContents.getAllWebContents().length,
  ])
  return { at: await inPage('location.href'), windows, visits: [...visits] }
}

const unmoved = { at: home, windows: [1, 1], visits: [] }

describe('a page that a stranger got a script into', () => {
  test.each([
    ['a location', 'location.href = stranger'],
    ['a location of a file', 'location.href = "file:///etc/passwd"'],
    ['a location of data', 'location.href = "data:text/html,<h1>x</h1>"'],
    ['a location of a script', 'location.href = "javascript:document.title=1"'],
    ['a location of a setting', 'location.href = "chrome://version"'],
    ['another host of our scheme', 'location.href = "app://other/index.html"'],
    ['a blob', 'location.href = URL.createObjectURL(new Blob(["<h1>x</h1>"], { type: "text/html" }))'],
    ['a link', 'const a = document.createElement("a"); a.href = stranger; document.body.append(a); a.click()'],
    [
      'a link to a new window',
      'Object.assign(document.createElement("a"), { href: stranger, target: "_blank" }).click()',
    ],
    [
      'a form',
      'const f = document.createElement("form"); f.action = stranger; f.method = "post"; document.body.append(f); f.submit()',
    ],
    [
      'a refresh',
      `document.head.insertAdjacentHTML("beforeend", '<meta http-equiv="refresh" content="0;url=' + stranger + '">')`,
    ],
    ['a base', `document.head.insertAdjacentHTML("afterbegin", '<base href="' + stranger + '">')`],
  ])('is not led away by %s', async (_, expression) => {
    expect(await afterDoing(expression)).toEqual(unmoved)
  })

  test.each([
    ['a window', 'window.open(stranger)'],
    ['a window with Node', 'window.open(stranger, "x", "nodeIntegration=yes,contextIsolation=no,sandbox=no")'],
    ['an empty window', 'window.open("about:blank")'],
    ['a window of its own', `window.open("${home}")`],
    ['a window of a file', 'window.open("file:///etc/passwd")'],
    ['a webview', 'const w = document.createElement("webview"); w.src = stranger; document.body.append(w)'],
    ['a sub-frame', 'const i = document.createElement("iframe"); i.src = stranger; document.body.append(i)'],
    ['an object', 'const o = document.createElement("object"); o.data = stranger; document.body.append(o)'],
    ['an embed', 'const e = document.createElement("embed"); e.src = stranger; document.body.append(e)'],
    ['an image', 'new Image().src = stranger'],
    ['a beacon', 'navigator.sendBeacon(stranger, "planted")'],
    ['a socket', 'try { new WebSocket(stranger.replace("http", "ws")) } catch {}'],
    ['a stream of events', 'new EventSource(stranger)'],
    ['a style', `document.head.insertAdjacentHTML("beforeend", '<link rel="stylesheet" href="' + stranger + '">')`],
    ['a prefetch', `document.head.insertAdjacentHTML("beforeend", '<link rel="prefetch" href="' + stranger + '">')`],
    ['a font', 'void new FontFace("x", "url(" + stranger + ")").load().catch(() => {})'],
    ['a module', 'void import(stranger).catch(() => {})'],
    ['a worker', 'try { new Worker(stranger) } catch {}'],
    ['a download', 'Object.assign(document.createElement("a"), { href: stranger, download: "x.exe" }).click()'],
  ])('opens and reaches nothing by %s', async (_, expression) => {
    expect(await afterDoing(expression)).toEqual(unmoved)
  })

  test('finds no Electron and no Node in a frame without an address', async () => {
    const found = await inPage(`(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const inner = frame.contentWindow
      return inner === null ? [] : ['app', 'require', 'process', 'module'].filter(name => name in inner)
    })()`)
    expect(found).toEqual([])
  })

  test.each([
    [`document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.injected=1">')`],
    [`document.body.insertAdjacentHTML('beforeend', '<svg onload="window.injected=1">')`],
    [
      `document.body.append(Object.assign(document.createElement('script'), { src: 'data:text/javascript,window.injected=1' }))`,
    ],
  ])('runs no injected script: %s', async expression => {
    await inPage(`new Promise(resolve => { ${expression}; setTimeout(resolve, 100) })`)
    expect(await inPage('window.injected')).toBeUndefined()
  })

  test('saves no file by a download', async () => {
    // Listened for before it begins: questions to the app and to its page go separate ways.
    await app.electron.evaluate(({ session }) => {
      const begun = new Promise(resolve =>
        session.defaultSession.once('will-download', event => resolve(event.defaultPrevented)),
      )
      Object.assign(globalThis, { begun })
    })
    await inPage(
      `Object.assign(document.createElement('a'), { href: 'data:text/plain,x', download: 'planted.txt' }).click()`,
    )
    expect(await app.electron.evaluate(() => (globalThis as unknown as { begun: Promise<unknown> }).begun)).toBe(true)
  })

  test.each(['geolocation', 'notifications', 'clipboard-read', 'camera', 'microphone', 'midi', 'persistent-storage'])(
    'is denied the permission %s',
    async name => {
      expect(await inPage(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`)).toBe('denied')
    },
  )

  test.each([
    ['camera and microphone', 'navigator.mediaDevices.getUserMedia({ audio: true, video: true })'],
    ['the screen', 'navigator.mediaDevices.getDisplayMedia()'],
    ['the clipboard', 'navigator.clipboard.readText()'],
    ['USB devices', 'navigator.usb.requestDevice({ filters: [] })'],
  ])('is given no access to %s', async (_, expression) => {
    expect(await inPage(`(async () => ${expression})().then(() => 'given', () => 'denied')`)).toBe('denied')
  })
})

test.each([
  ...['%2e%2e/%2e%2e/package.json', '%2e%2e%2f%2e%2e%2fpackage.json', '..%5c..%5cpackage.json', '/etc/passwd'],
  ...['etc/passwd', '%2fetc%2fpasswd', 'index.html%00.js', 'index.html::$DATA', '', 'assets/', '../main/main.js'],
])('our scheme gives no file for %j', async path => {
  expect(await inPage(`fetch('app://window/' + ${JSON.stringify(path)}).then(a => a.status, () => 404)`)).toBe(404)
})

describe('a question over the bridge', () => {
  test('from another window with our page in it is refused', async () => {
    const reply = await app.electron.evaluate(async ({ app: electron, BrowserWindow }) => {
      const preload = `${electron.getAppPath()}/out/preload/preload.cjs`
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await other.loadURL('app://window/index.html')
      const told = await other.webContents.executeJavaScript(`window.app.ask('app.state', undefined)`)
      other.destroy()
      return told
    })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'refused' } })
  })

  test('from a frame that is gone is refused', async () => {
    const reply = await app.electron.evaluate(async ({ ipcMain }) => {
      // Electron keeps its handlers there; nothing public calls one without a frame.
      const kept = ipcMain as unknown as { _invokeHandlers: Map<string, (...all: unknown[]) => Promise<unknown>> }
      return kept._invokeHandlers.get('ask')?.({ senderFrame: null }, 'app.state', undefined)
    })
    expect(reply).toMatchObject({ ok: false, failure: { code: 'refused' } })
  })

  test('on any other channel has nobody who listens', async () => {
    const channels = await app.electron.evaluate(({ ipcMain }) => {
      const kept = ipcMain as unknown as { _invokeHandlers: Map<string, unknown> }
      return [[...kept._invokeHandlers.keys()], ipcMain.eventNames().filter(name => name !== 'error')]
    })
    expect(channels).toEqual([['ask'], []])
  })
})

describe('a page that dies', () => {
  test('is replaced once, and again only when a person asks for the window', async () => {
    const told = await app.electron.evaluate(async ({ app: electron, BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (contents === undefined) return []
      const lives: boolean[] = []
      const died = () => new Promise<void>(resolve => contents.once('render-process-gone', () => resolve()))
      const shown = () => new Promise<void>(resolve => contents.once('did-finish-load', () => resolve()))
      for (const isReplaced of [true, false]) {
        const [death, birth] = [died(), isReplaced ? shown() : undefined]
        contents.forcefullyCrashRenderer()
        await death
        await birth
        await new Promise(resolve => setTimeout(resolve, 300))
        lives.push(!contents.isCrashed())
      }
      const birth = shown()
      electron.emit('second-instance')
      await birth
      await new Promise(resolve => setTimeout(resolve, 300))
      lives.push(!contents.isCrashed())
      return lives
    })
    expect(told).toEqual([true, false, true])
  })
})
