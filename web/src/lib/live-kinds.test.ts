import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectTypeOf, test } from 'vitest'
import { liveKinds, type Watch } from './live-kinds'

const filesOf = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => ending.test(file)).map((file) => readFileSync(join(folder, file), 'utf8'))
const wordsIn = (texts: string[], list: RegExp) => texts.flatMap((text) => [...text.matchAll(list)].flatMap(([, words]) => [...words!.matchAll(/["'`](\w+)/g)].map(([, word]) => word!)))

test('the kinds are those that the features of the server list as live', () => {
  const listed = wordsIn(filesOf(join(import.meta.dirname, '../../../src'), /feature\.cpp$/), /\.live = \{([^}]*)\}/g)
  expect(listed.toSorted()).toEqual(liveKinds)
})

test('each kind is watched by some screen', () => {
  const watched = new Set(wordsIn(filesOf(join(import.meta.dirname, '..'), /(?<!\.test)\.tsx?$/), /watches(?:: Watch\[\])?(?: =|:) \[([^\]]*)\]/g))
  // Kinds of records that are nothing but definitions share pages, which watch whichever they show.
  const defined = ['line_items', 'tickets']
  expect(liveKinds.filter((kind) => !watched.has(kind) && !defined.includes(kind))).toEqual([])
})

test('what the server does not tell of cannot be watched', () => {
  expectTypeOf<'quotes' | 'quotes:7'>().toExtend<Watch>()
  expectTypeOf<'owners'>().not.toExtend<Watch>()
  expectTypeOf<'activities:7'>().not.toExtend<Watch>()
})
