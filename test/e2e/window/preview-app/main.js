// For views.test.ts: one empty window of a real Electron. Without a sandbox of its own, like the app in tests.
import { app, BrowserWindow } from 'electron'

void app
  .whenReady()
  .then(() => new BrowserWindow({ width: 1180, height: 760, useContentSize: true }).loadURL('about:blank'))
