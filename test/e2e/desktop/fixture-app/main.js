// A tiny app for desktop.test.ts: one notification, one tray menu, one encryption. `globalThis.seen` tells what came.
import { app, Menu, Notification, nativeImage, safeStorage, Tray } from 'electron'

const seen = { notificationClicks: 0, menuClicks: 0 }
const kept = []
globalThis.seen = seen

void app.whenReady().then(() => {
  const pixels = Buffer.alloc(16 * 16 * 4, 0xc0)
  const tray = new Tray(nativeImage.createFromBitmap(pixels, { width: 16, height: 16 }))
  tray.setToolTip('Nothing to do')
  const setMenu = label =>
    tray.setContextMenu(
      Menu.buildFromTemplate([
        {
          label,
          click: () => {
            seen.menuClicks += 1
            setMenu(`Clicked ${seen.menuClicks}`)
          },
        },
        { type: 'separator' },
        { label: 'Not now', enabled: false },
      ]),
    )
  setMenu('Click me')

  const notification = new Notification({ title: 'Failed', body: 'Airtime for 0700 & more', urgency: 'critical' })
  notification.on('click', () => {
    seen.notificationClicks += 1
    setMenu(`Opened ${seen.notificationClicks}`)
  })
  notification.show()
  kept.push(tray, notification)

  globalThis.notify = title => {
    const another = new Notification({ title })
    kept.push(another)
    another.show()
  }
  globalThis.encrypted = () => ({
    isAvailable: safeStorage.isEncryptionAvailable(),
    backend: safeStorage.getSelectedStorageBackend(),
    roundTrip: safeStorage.decryptString(safeStorage.encryptString('a secret')),
  })
})
