import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../electron/runtime/checkout.ts'
import { faultsOf } from './workflow-rules.ts'

const folder = join(root, '.github/workflows')
const files = readdirSync(folder)
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const faultsIn = (text: string): readonly string[] => faultsOf(parse(text), text)

describe('the workflows', () => {
  it('are these', () => {
    expect(files.sort()).toEqual(['ci.yml', 'release.yml'])
  })

  it.each(files)('%s breaks no rule', file => {
    expect(faultsIn(read(file))).toEqual([])
  })

  it('pin an action to one commit wherever they use it', () => {
    const pins = files.flatMap(file => [...read(file).matchAll(/uses: ([\w./-]+)@([0-9a-f]{40})/g)])
    const commits = Map.groupBy(pins, ([, action]) => action)
    const torn = [...commits].filter(([, uses]) => new Set(uses.map(([, , commit]) => commit)).size > 1)
    expect([pins.length > 5, torn.map(([action]) => action)]).toEqual([true, []])
  })

  it('run only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const run = files.flatMap(file => [...read(file).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? ''))
    expect(run.filter(name => !(name in scripts))).toEqual([])
  })

  it('release nothing that was not tested, and only what a tag names', () => {
    const release = parse(read('release.yml'))
    expect(release.on).toEqual({ push: { tags: ['v*'] } })
    expect(release.jobs.tests.uses).toBe('./.github/workflows/ci.yml')
    expect(release.jobs.package.needs).toEqual(['tests', 'version'])
  })

  it('test and package on three systems, and on the Electron that ships', () => {
    const systems = (job: { strategy: { matrix: { include: { os: string }[] } } }) =>
      job.strategy.matrix.include.map(({ os }) => os.split('-')[0]).sort()
    const { test } = parse(read('ci.yml')).jobs
    const all = ['macos', 'ubuntu', 'windows']
    expect([systems(test), systems(parse(read('release.yml')).jobs.package)]).toEqual([all, all])
    expect(test.env.HOVER_TRAY_OFFICIAL_ONLY).toBe('1')
  })

  it('let one job alone write releases, and one alone vouch for them', () => {
    const jobs = Object.entries<{ permissions: object }>(parse(read('release.yml')).jobs)
    const may = (right: string) => jobs.filter(([, job]) => right in job.permissions).map(([name]) => name)
    const writes = jobs.filter(([, { permissions }]) => JSON.stringify(permissions).includes('"contents":"write"'))
    expect([writes.map(([name]) => name), may('id-token'), may('attestations')]).toEqual([
      ['publish'],
      ['provenance'],
      ['provenance'],
    ])
  })
})

const good = `
on:
  push:
    tags: ['v*']
permissions: {}
jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    environment: release
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${'a'.repeat(40)} # v6.0.2
        with:
          persist-credentials: false
      - run: npm ci
        env:
          KEY: \${{ secrets.KEY }}
`

describe('the rules of workflows', () => {
  it('find nothing wrong with a good one', () => {
    expect(faultsIn(good)).toEqual([])
  })

  it.each([
    [
      'a trigger that runs what strangers propose with our rights',
      'push:',
      'pull_request_target:',
      /pull_request_target/,
    ],
    ['secrets where strangers can start it', "push:\n    tags: ['v*']", 'pull_request: {}', /although strangers/],
    ['permissions for every job', 'permissions: {}\n', 'permissions:\n  contents: read\n', /every job/],
    ['no word on permissions', 'permissions: {}\n', '', /every job/],
    ['a job without permissions of its own', '    permissions:\n      contents: read\n', '', /names no permissions/],
    ['an action by its tag', `@${'a'.repeat(40)} # v6.0.2`, '@v6', /pins nothing/],
    ['an action by a short commit', 'a'.repeat(40), 'a'.repeat(12), /pins nothing/],
    ['a pin without its version', ' # v6.0.2', '', /pins nothing/],
    ['a token left in the checkout', '        with:\n          persist-credentials: false\n', '', /token/],
    ['a name of a branch in a script', 'npm ci', `echo "\${{ github.head_ref }}"`, /expression/],
    ['a secret without an approval', '    environment: release\n', '', /approval/],
    ['a secret for every step', '    steps:', `    env:\n      KEY: \${{ secrets.KEY }}\n    steps:`, /every step/],
    ['a job that writes and runs our code', 'contents: read', 'contents: write', /may write/],
    ['no limit of time', '    timeout-minutes: 5\n', '', /hours/],
    ['whatever system is newest', 'ubuntu-24.04', 'ubuntu-latest', /newest/],
    ['what the lockfile does not hold', 'npm ci', 'npm install', /lockfile/],
  ])('refuse %s', (_, part, instead, fault) => {
    expect(good).toContain(part)
    expect(faultsIn(good.replace(part, () => instead)).join('\n')).toMatch(fault)
  })
})
