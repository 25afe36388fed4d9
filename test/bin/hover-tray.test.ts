import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root } from '../../electron/runtime/checkout.ts'
import { run } from '../../electron/runtime/command.ts'

let installed: string
const launcher = () => join(installed, 'electron/bin/hover-tray.js')
const write = (path: string, text: string): void => {
  mkdirSync(join(installed, path, '..'), { recursive: true })
  writeFileSync(join(installed, path), text)
}

/** The launcher as it lies in a package: with what was built, without the sources. */
beforeEach(() => {
  installed = mkdtempSync(join(tmpdir(), 'hover-tray-bin-'))
  write('package.json', '{"type":"module"}')
  cpSync(join(root, 'electron/bin'), join(installed, 'electron/bin'), { recursive: true })
})
afterEach(() => rmSync(installed, { recursive: true }))

describe('hover-tray', () => {
  test('gives the arguments to the command line, from any folder', async () => {
    write('out/main/cli.js', 'process.stdout.write(JSON.stringify(process.argv.slice(2)))')
    const ended = await run(process.execPath, [launcher(), 'show', 'tx-1', '--json'], { cwd: tmpdir() })
    expect(ended.stdout).toBe('["show","tx-1","--json"]')
  })

  test('ends with the exit code of the command line', async () => {
    write('out/main/cli.js', 'process.exitCode = 7')
    expect((await run(process.execPath, [launcher()])).code).toBe(7)
  })

  test('says what to do when the app was not built', async () => {
    const ended = await run(process.execPath, [launcher()])
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^\[hover-tray\] .*npm ci.*\n$/) })
  })
})
