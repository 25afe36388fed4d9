import { defineConfig } from 'vitest/config'

// Forks throughout: a native addon that aborts takes one process with it instead of the whole run.
export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          pool: 'forks',
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**', 'test/e2e/**', 'test/faults/**', 'test/package/**'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          pool: 'forks',
          include: ['test/renderer/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'faults',
          environment: 'node',
          pool: 'forks',
          include: ['test/faults/**/*.test.ts'],
          // After the others: what they measure is how the app reacts, not how busy the machine is.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          pool: 'forks',
          include: ['test/e2e/**/*.test.ts'],
          // Alone and one after the other: each file starts a desktop and an Electron of its own.
          fileParallelism: false,
          // What the window shows may come late on a busy machine; a check waits for it and does not mind.
          expect: { poll: { timeout: 20_000 } },
          sequence: { groupOrder: 2 },
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          pool: 'forks',
          include: ['test/package/**/*.test.ts'],
          // One package for all of its files.
          globalSetup: ['test/package/make-package.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
})
