import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const checkout = dirname(import.meta.dirname)
const check = (folder) => spawnSync('node', [join(checkout, 'tools/check-layers.mjs'), folder], { encoding: 'utf8' })

const house = `
add_feature(base)
add_feature(platform/db USES base LIBS tandem::soci)
add_feature(platform/http USES base)
add_feature(crm/records)
add_feature(sales/quotes USES crm/records)
add_feature(marketing/pages USES crm/records)
add_feature(app)
`

// A small house with the given files in it; answers what check-layers says about it.
function checked(files) {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-layers-'))
  const all = {
    'CMakeLists.txt': house,
    'base/id.hpp': '',
    'platform/db/db.hpp': '#include "base/id.hpp"',
    'platform/db/internal/engine.hpp': '#include <soci/soci.h>',
    'platform/http/http.hpp': '',
    'crm/records/api.hpp': '#include "platform/db/db.hpp"',
    'sales/quotes/api.hpp': '#include "crm/records/api.hpp"\n#include "sales/quotes/rules.hpp"',
    'sales/quotes/rules.hpp': '',
    'marketing/pages/api.hpp': '',
    'app/main.cpp': '#include "sales/quotes/api.hpp"',
    ...files,
  }
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, 'src', name)), { recursive: true })
    writeFileSync(join(folder, 'src', name), text)
  }
  const { status, stderr } = check(folder)
  rmSync(folder, { recursive: true })
  return { status, stderr }
}

function refused(name, files, message) {
  test(`refused: ${name}`, () => {
    const { status, stderr } = checked(files)
    assert.equal(status, 1)
    assert.match(stderr, message)
  })
}

test('the include rules hold in this checkout', () => {
  const { status, stderr } = check(checkout)
  assert.equal(status, 0, stderr)
})

test('a wrong include planted into this checkout is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-layers-'))
  cpSync(join(checkout, 'src'), join(folder, 'src'), { recursive: true })
  writeFileSync(join(folder, 'src/base/planted.hpp'), '#include "platform/files/assets.hpp"\n')
  const { status, stderr } = check(folder)
  rmSync(folder, { recursive: true })
  assert.equal(status, 1)
  assert.match(stderr, /src\/base\/planted\.hpp:1: base may not include/)
})

test('a house that keeps the rules passes', () => assert.deepEqual(checked({}), { status: 0, stderr: '' }))

refused('a feature that includes another without USES', { 'marketing/pages/x.cpp': '#include "sales/quotes/api.hpp"' }, /does not say USES sales\/quotes/)
refused('crm that includes a department', { 'crm/records/x.cpp': '#include "marketing/pages/api.hpp"' }, /marketing\/pages lies above it/)
refused('crm that USES a department', { 'CMakeLists.txt': house.replace('crm/records)', 'crm/records USES marketing/pages)') }, /crm\/records USES marketing\/pages, which lies above it/)
refused('platform that knows a feature', { 'platform/db/x.cpp': '#include "crm/records/api.hpp"' }, /crm\/records lies above it/)
refused('a part of platform that includes its neighbour without USES', { 'platform/http/x.cpp': '#include "platform/db/db.hpp"' }, /does not say USES platform\/db/)
refused('a feature that knows app', { 'crm/records/x.cpp': '#include "app/features.hpp"', 'app/features.hpp': '' }, /app lies above it/)
refused('an internal header of another part', { 'crm/records/x.cpp': '#include "platform/db/internal/engine.hpp"' }, /is internal to platform\/db/)
refused('the store of another feature', { 'marketing/pages/x.cpp': '#include "crm/records/store.hpp"', 'crm/records/store.hpp': '' }, /is what crm\/records stores/)
refused('the store of a feature in app', { 'app/x.cpp': '#include "sales/quotes/quote_store.hpp"', 'sales/quotes/quote_store.hpp': '' }, /is what sales\/quotes stores/)
refused('the tables of a part of platform', { 'crm/records/x.cpp': '#include "platform/db/store.hpp"', 'platform/db/store.hpp': 'void keep(db::Write& write);' }, /is what platform\/db stores/)
test('a part of platform may be a store', () => assert.deepEqual(checked({ 'crm/records/x.cpp': '#include "platform/db/store.hpp"', 'platform/db/store.hpp': '' }), { status: 0, stderr: '' }))
refused('an engine outside platform', { 'crm/records/x.cpp': '#include <sqlite3.h>' }, /is for src\/platform only/)
refused('an engine in a public header', { 'platform/db/x.hpp': '#include <soci/soci.h>' }, /in a public header/)
refused('a folder without an add_feature line', { 'sales/other/x.cpp': '' }, /no add_feature line/)
refused('a header that does not exist', { 'app/x.cpp': '#include "crm/records/gone.hpp"' }, /is no header below src/)
refused('USES in a circle', { 'CMakeLists.txt': house.replace('sales/quotes USES', 'sales/quotes USES marketing/pages').replace('pages USES crm/records)', 'pages USES sales/quotes)') }, /in a circle/)
refused('USES of a higher layer', { 'CMakeLists.txt': house.replace('http USES base', 'http USES crm/records') }, /lies above it/)

const inserting = {
  '../migrations/schema.sql': 'CREATE TABLE quote (\n);\n\nCREATE TABLE note (\n);\n',
  'crm/records/store.cpp': '"insert into note (id) values (:id)"',
  'sales/quotes/store.cpp': '"insert into quote (id) values (:id)"',
}
refused('a record that is touched and not listed as live', { 'sales/quotes/feature.cpp': '.live = {"quotes"}', 'sales/quotes/x.cpp': 'write.touch("notes", id);' }, /touches notes, which sales\/quotes\/feature\.cpp does not list/)
test('a record that is listed as live may be touched', () =>
  assert.deepEqual(checked({ 'sales/quotes/feature.cpp': '.live = {"quotes"}', 'sales/quotes/x.cpp': 'write.touch("quotes", id);' }), { status: 0, stderr: '' }))

test('a table may be read by who may include its folder', () =>
  assert.deepEqual(checked({ ...inserting, 'sales/quotes/x.cpp': '"select id from quote join note"' }), { status: 0, stderr: '' }))
refused('a table of another feature written', { ...inserting, 'sales/quotes/x.cpp': '"update note set id = 1"' }, /writes note, which is crm\/records's/)
refused('a table of another feature filled', { ...inserting, 'sales/quotes/x.cpp': '"insert into note (id)"' }, /writes note, which is crm\/records's/)
refused('a row that is said to be of the table of another feature', { ...inserting, 'sales/quotes/x.cpp': 'TANDEM_TABLE(Note, note, (id))' }, /writes note, which is crm\/records's/)
refused('a table of a feature that is not used', { ...inserting, 'crm/records/x.cpp': '"select id from quote"' }, /reads quote, which is sales\/quotes's/)
refused('a table that nobody fills', { ...inserting, 'sales/quotes/store.cpp': '' }, /nobody writes quote/)
