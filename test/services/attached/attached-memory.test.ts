import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openAttachedMemory } from '../../../electron/services/attached/attached-memory.ts'
import { dataFolder } from '../doctor/engine-kit.ts'

const address = 'https://engine.example.com'

function setup() {
  const file = join(dataFolder(), 'attached.json')
  return { file, open: (where = address) => openAttachedMemory(file, where) }
}

describe('what a desktop remembers of an engine elsewhere', () => {
  it('knows nothing of one that it never showed', () => {
    expect(setup().open().position()).toBeNull()
  })

  it('goes on from where everything was told', () => {
    const { open } = setup()
    const memory = open()
    memory.expect(['a'], 5)
    memory.reached(6)
    memory.done(['a'])
    expect(open().position()).toBe(6)
  })

  it('asks again for what was handed over and not told when it ended', () => {
    const { open } = setup()
    const memory = open()
    memory.expect(['a'], 5)
    memory.expect(['b'], 6)
    memory.reached(6)
    memory.done(['b'])
    const again = open()
    expect([again.position(), again.isTold('a'), again.isTold('b')]).toEqual([4, false, true])
  })

  it('asks in this run only for what comes after what was handed over', () => {
    const memory = setup().open()
    memory.expect(['a'], 5)
    memory.reached(6)
    expect(memory.position()).toBe(6)
  })

  it('keeps who was acknowledged until the engine knows it', () => {
    const { open } = setup()
    open().acknowledge(['a', 'b'])
    const memory = open()
    memory.sent(['a'])
    expect(open().unsent()).toEqual(['b'])
  })

  it('is of one engine: another one begins anew', () => {
    const { open } = setup()
    const memory = open()
    memory.reached(6)
    memory.acknowledge(['a'])
    const other = open('https://other.example.com')
    expect([other.position(), other.unsent()]).toEqual([null, []])
  })

  it.each(['', '{', '{"address":1}', '[]'])('begins anew where its file cannot be read: %j', text => {
    const { file, open } = setup()
    writeFileSync(file, text)
    expect(open().position()).toBeNull()
  })
})
