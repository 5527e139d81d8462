// The description is what other programs are written from: it must be valid, and say what really happens.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { test } from 'vitest'
import { repository } from '../support/data.ts'
import { expect } from '../support/tandem.ts'

const document = JSON.parse(readFileSync(join(repository, 'docs/openapi.json'), 'utf8'))

test('docs/openapi.json is valid OpenAPI 3.1, and every reference in it leads somewhere', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(structuredClone(document))
  expect([valid, errors]).toEqual([true, undefined])
  expect(validator.version).toBe('3.1')
  const names = Object.keys(document.components.schemas)
  expect(names.filter((name) => !/^[a-zA-Z0-9._-]+$/.test(name))).toEqual([])
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].map((found) => found[1]!)
  expect(references.filter((name) => !names.includes(name))).toEqual([])
})

test('the forms of public pages say what they take and how they answer', () => {
  const said = (method: string, path: string) => {
    const { requestBody, responses } = document.paths[path][method]
    return [Object.keys(requestBody?.content ?? {}).sort(), Object.keys(responses).filter((status) => status !== 'default')]
  }
  const urlencoded = 'application/x-www-form-urlencoded'
  expect(said('post', '/f/{form_id}')).toEqual([['application/json', urlencoded], ['200', '303', '400', '404', '429']])
  expect(said('post', '/q/{token}/acceptance')).toEqual([[urlencoded], ['303', '400', '404', '409', '410', '422']])
  expect(said('post', '/q/{token}/decline')[0]).toEqual([urlencoded])
  expect(said('post', '/q/{token}/question')[0]).toEqual([urlencoded])
  expect(said('post', '/m/unsubscribe/{token}')).toEqual([[urlencoded], ['200', '404']])
  expect(said('post', '/m/confirm/{token}')).toEqual([[], ['200', '404', '410']])
  expect(said('get', '/m/c/{token}/{link}')[1]).toEqual(['302', '404'])
  expect(said('delete', '/api/session')[1]).toEqual(['204'])
  expect(said('post', '/api/pages')[1]).toEqual(['201'])
})
