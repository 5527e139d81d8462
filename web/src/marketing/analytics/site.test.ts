import { expect, test } from 'vitest'
import { hostOf, oldestSite } from './site'

test('a pasted address is the site of its host, without scheme, www., usual port and path', () => {
  for (const pasted of ['https://www.kruger.example/start', 'http://kruger.example:80', ' Kruger.Example ', 'kruger.example/start?utm_source=x#top', '//www.kruger.example:443/', 'https://kruger.example.', 'https://ada:secret@kruger.example/'])
    expect(hostOf(pasted)).toBe('kruger.example')
})

test('other hosts, ports and scripts stay', () => {
  expect(hostOf('https://shop.kruger.example/start')).toBe('shop.kruger.example')
  expect(hostOf('localhost:3000')).toBe('localhost:3000')
  expect(hostOf('https://Müller.example/über')).toBe('müller.example')
  expect(hostOf('  ')).toBe('')
})

test('the oldest site is the first that was added, not the first by alphabet', () => {
  const sites = [{ domain: 'a.example', created_at: '2026-03-01T00:00:00.000Z' }, { domain: 'z.example', created_at: '2025-05-29T21:00:00.000Z' }]
  expect(oldestSite(sites)?.domain).toBe('z.example')
  expect(oldestSite([])).toBeUndefined()
})
