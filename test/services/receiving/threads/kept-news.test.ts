import { expect, test } from 'vitest'
import { createKeptNews } from '../../../../electron/services/receiving/threads/kept-news.ts'

function setup() {
  const told: string[] = []
  const news = createKeptNews(arrival =>
    told.push(`${arrival.sourceId} ${'receivedAt' in arrival && arrival.receivedAt}`),
  )
  return { told, ...news }
}

test('tells of the first, and of one after fifty milliseconds', () => {
  const { told, kept } = setup()
  for (const at of [1_000, 1_010, 1_049, 1_050, 1_060]) kept('shop', at)
  expect(told).toEqual(['shop 1000', 'shop 1050'])
})

test('tells of each source by itself', () => {
  const { told, kept } = setup()
  kept('shop', 1_000)
  kept('kiosk', 1_001)
  expect(told).toEqual(['shop 1000', 'kiosk 1001'])
})

test('tells at once of what was kept after a refusal', () => {
  const { told, kept, refused } = setup()
  kept('shop', 1_000)
  refused('shop')
  kept('shop', 1_001)
  expect(told).toEqual(['shop 1000', 'shop 1001'])
})

test('goes on when the clock steps back', () => {
  const { told, kept } = setup()
  kept('shop', 10_000)
  kept('shop', 5_000)
  expect(told).toEqual(['shop 10000', 'shop 5000'])
})
