import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../electron/runtime/checkout.ts'
import { notesOf } from '../../packaging/changelog.ts'

const changelog = `# Changelog

## [Unreleased]

### Added
- Something unfinished

## [0.2.0] - 2026-12-01

### Added
- Updates

### Fixed
- A hole

## [0.1.0] - 2026-11-22
First.

[0.2.0]: https://example.test/0.2.0
`

it.each([
  ['with everything up to the next version', '0.2.0', '### Added\n- Updates\n\n### Fixed\n- A hole'],
  ['without the addresses at the foot', '0.1.0', 'First.'],
  ['as none where there is no such version', '0.2', null],
  ['as none where nothing is written', '9.9.9', null],
])('the notes of a version are read %s (%s)', (_, version, expected) => {
  expect(notesOf(`${changelog}\n## [9.9.9]\n`, version)).toBe(expected)
})

it('says something of the version that would be released now', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version)).toMatch(/\w/)
})
