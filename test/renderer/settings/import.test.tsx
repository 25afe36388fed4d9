// @vitest-environment happy-dom
import { act, createEvent, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ok } from '../../fakes/bridge.ts'
import { click, fillAndSend, renderApp, settle } from '../render-app.tsx'

const file = (name: string, text = '{}') => new File([text], name)

async function choose(...files: readonly File[]): Promise<void> {
  const input = document.querySelector('input[type=file]')
  if (input === null) throw new Error('There is no file chooser')
  fireEvent.change(input, { target: { files } })
  await settle()
}

function drag(type: 'dragOver' | 'drop', dataTransfer: object): boolean {
  const event = createEvent[type](window)
  Object.defineProperty(event, 'dataTransfer', { value: dataTransfer })
  act(() => void fireEvent(window, event))
  return event.defaultPrevented
}

describe('an import', () => {
  it('hands the text of a chosen file over', async () => {
    const fake = await renderApp()
    await click('Settings')
    await choose(file('march.jsonl', '{"a":1}\n'))
    expect(fake.inputsOf('import.text')).toEqual([{ name: 'march.jsonl', text: '{"a":1}\n' }])
  })

  it('says in words what became of the payloads', async () => {
    const unreadable = [{ where: 'line 4', reason: 'It is not JSON.' }]
    const result = { accepted: 12, duplicates: 3, odd: 0, refused: 1, unreadable, unreadableCount: 1 }
    await renderApp({ answers: { 'import.text': () => ok(result) } })
    await click('Settings')
    await choose(file('march.jsonl'))
    expect(screen.getByText('12 stored, 3 repeats, 1 refused')).toBeTruthy()
    expect(screen.getByText('line 4: It is not JSON.')).toBeTruthy()
  })

  it('says how many parts could not be read, also of more than are named', async () => {
    const unreadable = [{ where: 'line 4', reason: 'It is not JSON.' }]
    const result = { accepted: 0, duplicates: 0, odd: 0, refused: 0, unreadable, unreadableCount: 5_000 }
    await renderApp({ answers: { 'import.text': () => ok(result) } })
    await click('Settings')
    await choose(file('march.jsonl'))
    expect(screen.getByText('5,000 parts could not be read')).toBeTruthy()
    expect(screen.getByText('and 4,999 more')).toBeTruthy()
  })

  it('asks whose payloads they are when they hold no secret, and imports them for that app', async () => {
    const refused = { accepted: 0, duplicates: 0, odd: 0, refused: 5, unreadable: [], unreadableCount: 0 }
    const fake = await renderApp({
      answers: {
        'import.text': ({ sourceId }) => ok(sourceId === undefined ? refused : { ...refused, accepted: 5, refused: 0 }),
      },
    })
    await click('Settings')
    await choose(file('march.jsonl'))
    await fillAndSend({ App: 'shop' }, 'Import for this app')
    expect(fake.inputsOf('import.text').at(-1)).toEqual({ name: 'march.jsonl', text: '{}', sourceId: 'shop' })
    expect(screen.getByText('5 stored')).toBeTruthy()
  })

  it('takes several files one after the other and shows each by its name', async () => {
    const fake = await renderApp()
    await click('Settings')
    await choose(file('a.json'), file('notes.txt'), file('b.ndjson'))
    await settle()
    expect(fake.inputsOf('import.text')).toMatchObject([{ name: 'a.json' }, { name: 'b.ndjson' }])
    expect(screen.getByText('notes.txt').closest('li')?.textContent).toContain('Only .json, .jsonl and .ndjson')
  })

  it('starts when files are dropped anywhere on the window', async () => {
    const fake = await renderApp()
    drag('dragOver', { types: ['Files'], files: [] })
    expect(screen.getByText('Drop to import')).toBeTruthy()
    expect(drag('drop', { types: ['Files'], files: [file('a.json')] })).toBe(true)
    await settle()
    expect(fake.inputsOf('import.text')).toHaveLength(1)
    expect(screen.queryByText('Drop to import')).toBeNull()
  })

  it('leaves dragged text alone', async () => {
    await renderApp()
    expect(drag('dragOver', { types: ['text/plain'], files: [] })).toBe(false)
    expect(screen.queryByText('Drop to import')).toBeNull()
  })

  it('shows what it stored in the list behind it', async () => {
    const fake = await renderApp()
    const before = fake.inputsOf('transactions.page').length
    drag('drop', { types: ['Files'], files: [file('a.json')] })
    await settle()
    expect(fake.inputsOf('transactions.page').length).toBeGreaterThan(before)
  })
})
