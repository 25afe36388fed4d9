import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { dependencies } from './package.json' with { type: 'json' }

const source = (path: string) => resolve(import.meta.dirname, path)

/**
 * Native addons stay outside of the bundle; every other dependency goes into it, for a quick start and a small
 * package, in which nothing that is not bundled would be found.
 */
const nativeAddons = ['better-sqlite3', '@ngrok/ngrok']
const bundled = Object.keys(dependencies).filter(name => !nativeAddons.includes(name))

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // The oldest runtime this has to run on: Node 20.18 inside the fallback Electron.
      target: 'node20',
      externalizeDeps: { exclude: bundled, include: nativeAddons },
      rollupOptions: {
        input: {
          main: source('electron/main.ts'),
          cli: source('electron/cli.ts'),
          packaged: source('electron/packaged.ts'),
          'journal-thread': source('electron/services/store/journal/journal-thread.ts'),
          'projector-thread': source('electron/services/store/projection/projector-thread.ts'),
          'reader-thread': source('electron/services/store/reading/reader-thread.ts'),
          'upkeep-thread': source('electron/services/store/upkeep/upkeep-thread.ts'),
          'ahead-thread': source('electron/services/store/ahead/ahead-thread.ts'),
          'data-work-thread': source('electron/services/own-data/data-work-thread.ts'),
          'receiver-thread': source('electron/services/receiving/threads/receiver-thread.ts'),
          'parser-lab-thread': source('electron/services/parser-lab/parser-lab-thread.ts'),
          'tunnel-host': source('electron/services/tunnel/tunnel-host.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: source('electron/preload.ts') },
        // A sandboxed preload has to be CommonJS in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome130',
      // Half as much for the page to read before its first row.
      minify: true,
      // Inlined files would need a looser content security policy.
      assetsInlineLimit: 0,
      rollupOptions: { input: source('renderer/index.html') },
    },
  },
})
