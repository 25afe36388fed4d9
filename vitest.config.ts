import { defineConfig } from 'vitest/config'

/**
 * Limits say how long something that hangs is waited for; they are no assertions, and nothing that works comes near them.
 * So they are generous: a busy machine with two slow cores has to finish within them too. Milliseconds.
 */
const limits = (testMs: number) => ({
  testTimeout: testMs,
  hookTimeout: testMs,
  expect: { poll: { timeout: testMs / 2 } },
})

/**
 * Forks throughout: a native addon that aborts takes one process with it instead of the whole run.
 *
 * In a test each thread is TypeScript, whose types Node takes out by WebAssembly. V8 13.6 (Node 24) may free the code by which that
 * calls JavaScript twice when threads come while it clears away what ended ones have left: the process ends with SIGSEGV or
 * "Check failed: jit_page.has_value()". So it clears nothing away. Decision 11 says why the app itself is not concerned.
 */
const forks = { pool: 'forks' as const, execArgv: ['--no-wasm-code-gc'] }

export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          ...forks,
          include: ['test/**/*.test.ts'],
          exclude: ['test/renderer/**', 'test/e2e/**', 'test/faults/**', 'test/package/**'],
          ...limits(240_000),
        },
      },
      {
        test: {
          name: 'renderer',
          environment: 'happy-dom',
          ...forks,
          include: ['test/renderer/**/*.test.{ts,tsx}'],
          ...limits(240_000),
        },
      },
      {
        test: {
          name: 'faults',
          environment: 'node',
          ...forks,
          include: ['test/faults/**/*.test.ts'],
          // After the others: what they measure is how the app reacts, not how busy the machine is.
          sequence: { groupOrder: 1 },
          ...limits(600_000),
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          ...forks,
          include: ['test/e2e/**/*.test.ts'],
          // Alone and one after the other: each file starts a desktop and an Electron of its own.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          ...limits(240_000),
        },
      },
      {
        test: {
          name: 'package',
          environment: 'node',
          ...forks,
          include: ['test/package/**/*.test.ts'],
          // One package for all of its files.
          globalSetup: ['test/package/make-package.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          ...limits(240_000),
        },
      },
    ],
  },
})
