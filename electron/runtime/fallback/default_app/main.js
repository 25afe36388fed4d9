// @ts-check
// Stands in for the default app that an official Electron carries: `electron <folder>` runs the app in that folder.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = process.argv.slice(1).find(argument => !argument.startsWith('-'))
if (folder === undefined) {
  process.stderr.write('Electron was started without the folder of an app.\n')
  app.exit(1)
} else {
  const appPath = resolve(folder)
  const manifest = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'))
  if (process.defaultApp === undefined) Object.defineProperty(process, 'defaultApp', { value: true })
  app.setName(manifest.productName ?? manifest.name)
  app.setVersion(manifest.version)
  app.setDesktopName(`${app.name}.desktop`)
  app.setAppPath(appPath)
  // Awaited, as the official one does: `ready` comes only after the app's main file has run, which lets the app do what
  // has to be done before. An app that waits for `ready` at its top level would wait for ever, there as here.
  await import(pathToFileURL(join(appPath, manifest.main)).href).catch(error => {
    process.stderr.write(`${error?.stack ?? error}\n`)
    app.exit(1)
  })
}
