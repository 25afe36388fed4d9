import { join } from 'node:path'
import { app, type BrowserWindow, dialog, type SaveDialogOptions, shell } from 'electron'
import type { FileWish, HostFiles } from '../services/own-data/host-files.ts'

const kinds: Readonly<Record<FileWish['kind'], { readonly name: string; readonly extension: string }>> = {
  jsonl: { name: 'JSON lines', extension: 'jsonl' },
  csv: { name: 'CSV', extension: 'csv' },
  backup: { name: 'Backup of Hover Tray', extension: 'backup' },
  diagnostics: { name: 'Compressed JSON', extension: 'gz' },
}

/** The system's own dialog and file manager. A file is shown in its folder and never opened: opening can start a program. */
export function createFiles(window: () => BrowserWindow | null): HostFiles {
  return {
    async choose({ title, name, kind }) {
      const options: SaveDialogOptions = {
        title,
        defaultPath: join(app.getPath('documents'), name),
        filters: [{ name: kinds[kind].name, extensions: [kinds[kind].extension] }],
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      }
      const parent = window()
      const { canceled, filePath } = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options))
      return canceled || filePath === '' ? null : filePath
    },
    show: path => shell.showItemInFolder(path),
  }
}
