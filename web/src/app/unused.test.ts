import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { texts } from './messages'

const root = join(import.meta.dirname, '..')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const code = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/messages[\w-]*\.ts$|^api\/gen\//.test(file)).map(read)
const all = code.join('\n')

test('every message is shown somewhere', () => {
  const said = new Set([...all.matchAll(/['"`]([\w.-]+)(?=['"`])/g)].map(([, word]) => word))
  // `quotes.state.${state}`, `${feature}.nav`
  const made = [...all.matchAll(/`([a-z]\w*\.[^`]*\$\{[^`]*|\$\{\w+\}\.[\w.]+)`/g)].map(
    ([, text]) => new RegExp(`^${text!.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')}$`),
  )
  const keys = Object.keys(texts)
  expect(keys.length).toBeGreaterThan(1000)
  expect(keys.filter((key) => !said.has(key) && !made.some((pattern) => pattern.test(key)))).toEqual([])
})

test('every class of a style sheet is worn by who imports it', () => {
  const sheets = files.filter((file) => file.endsWith('.module.css'))
  const unworn = sheets.flatMap((sheet) => {
    const name = sheet.split('/').at(-1)!
    const worn = code.flatMap((text) => {
      const given = text.match(new RegExp(`import (\\w+) from '[^']*/${name.replaceAll('.', '\\.')}'`))?.[1]
      return given ? [...text.matchAll(new RegExp(`\\b${given}(?:\\.(\\w+)|\\['([\\w-]+)'\\]|(\\[))`, 'g'))].map(([, dotted, quoted, any]) => dotted ?? quoted ?? any) : []
    })
    const classes = new Set([...read(sheet).replace(/\/\*.*?\*\//gs, '').matchAll(/\.(?!mantine-)([a-z][\w-]*)/gi)].map(([, word]) => word!))
    return worn.includes('[') ? [] : [...classes].filter((word) => !worn.includes(word)).map((word) => `${sheet} .${word}`)
  })
  expect(sheets.length).toBeGreaterThan(50)
  expect(unworn).toEqual([])
})
