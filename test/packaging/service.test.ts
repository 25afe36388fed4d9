import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run, runWithEnv, tempDir } from '../cli/cli-kit.ts'

const read = (name: string) => readFileSync(new URL(`../../packaging/service/${name}`, import.meta.url), 'utf8')

test('the command of the systemd unit is one that the command line understands', async () => {
  const command = /^ExecStart=\/usr\/bin\/node \S+\/cli\.js (.+)$/m.exec(read('hover-tray.service'))?.[1] ?? ''
  const dir = tempDir()
  const config = join(dir, 'config.json')
  writeFileSync(config, '{"port":0}')
  const words = command.replace('/etc/hover-tray/config.json', config).split(' ')
  const printed = await run(dir, [...words, '--print-config'])
  expect(JSON.parse(printed.stdout)).toMatchObject({ port: 0, log: 'json' })
})

test('the variables of the container are ones that the command line understands', async () => {
  const line = /^ENV (.+)$/m.exec(read('Containerfile'))?.[1] ?? ''
  const env = Object.fromEntries(line.split(' ').map(pair => pair.split('=')))
  const printed = await runWithEnv(env, ['serve', '--print-config'])
  expect(JSON.parse(printed.stdout)).toMatchObject({ dataDir: '/data', log: 'json', monitor: { port: 9464 } })
})

test('neither runs as root', () => {
  expect(read('hover-tray.service')).toMatch(/^DynamicUser=yes$/m)
  expect(read('Containerfile')).toMatch(/^USER node$/m)
})
