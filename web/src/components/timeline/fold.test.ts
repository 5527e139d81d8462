import { expect, test } from 'vitest'
import type { TimelineEntry } from '~/api/own'
import { toStory, visitSpan } from './fold'

const entry = (id: string, at: string, kind = 'note'): TimelineEntry => ({ id, at: new Date(`2026-10-${at}:00`).toISOString(), kind, department: 'marketing', title: id })

test('page views of one visit become one line, in the order they came', () => {
  const story = toStory([
    entry('a', '15T08:26', 'form'),
    entry('b', '15T08:25', 'pageview'),
    entry('c', '15T08:22', 'pageview'),
    entry('d', '15T08:19', 'pageview'),
    entry('e', '15T07:00', 'pageview'),
  ])
  expect(story.map((item) => item.type)).toEqual(['day', 'entry', 'pages', 'entry'])
  const pages = story[2]
  expect(pages?.type === 'pages' && pages.entries.map((one) => one.id)).toEqual(['b', 'c', 'd'])
  expect(pages?.type === 'pages' && visitSpan(pages.entries)).toBe(6 * 60_000)
})

test('each day has its head and folds nothing over midnight', () => {
  const story = toStory([entry('a', '15T00:05', 'pageview'), entry('b', '14T23:58', 'pageview')])
  expect(story.map((item) => item.type)).toEqual(['day', 'entry', 'day', 'entry'])
})
