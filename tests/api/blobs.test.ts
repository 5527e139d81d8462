// Files: uploaded, shown, swept away; and whatever may befall them on the way. The logo and the PDFs of quotes are files.
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bomb, png, scriptedSvg, widthOf } from '../support/pictures.ts'
import { headOf, open } from '../support/raw.ts'
import { eventually } from '../support/smtp.ts'
import { describe, expect, Tandem, test } from '../support/tandem.ts'

const look = {
  company_name: 'Ferrow', primary_color: '#173c2d', accent_color: '#e8622c', text_color: '#17201b', background_color: '#faf5ea',
  address_lines: [], email: '', phone: '', footer: '',
}
const hour = 3600
const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

const folderOf = (tandem: Tandem) => join(tandem.server.data, 'files')
const pathOf = (tandem: Tandem, hash: string) => join(folderOf(tandem), hash.slice(0, 2), hash.slice(2))
const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).filter((name) => statSync(join(folder, name)).isFile()) : []
const incoming = (tandem: Tandem) => filesIn(join(folderOf(tandem), 'incoming'))
const isThere = (tandem: Tandem, hash: string) => existsSync(pathOf(tandem, hash))
const untilTrue = (ask: () => boolean | Promise<boolean>) => eventually(async () => (await ask()) || Promise.reject(new Error('not yet')))

const upload = (tandem: Tandem, bytes: Uint8Array | string, token: string | null | undefined = undefined) =>
  tandem.call('POST', '/api/brand/logo', undefined, { raw: bytes, headers: { 'Content-Type': 'application/octet-stream' }, ...(token === undefined ? {} : { token }) })
async function uploaded(tandem: Tandem, bytes: Uint8Array | string): Promise<string> {
  const answer = await upload(tandem, bytes)
  expect(answer.status, answer.text).toBe(201)
  return answer.body.logo
}
const wear = (tandem: Tandem, logo?: string) => tandem.dress(logo ? { ...look, logo } : look)
/** As anybody sees it. */
async function shown(tandem: Tandem, logo: string, query = '') {
  const answer = await fetch(`${tandem.server.address}/logo/${logo}${query}`)
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

async function sentQuote(tandem: Tandem) {
  const contact = await tandem.contact({ email: `buyer${Math.random()}@varanne.example`, firstname: 'Élodie', lastname: 'Varanne' })
  const deal = await tandem.deal({ dealname: 'Varanne Traiteur' })
  await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${contact.id}`)
  const line = { title: 'F3 Cooler', quantity: '1', unit_price: { amount: '8990.00', currency: 'EUR' }, tax_rate: 2000 }
  const quote = (await tandem.post('/api/quotes', { deal_id: deal.id, lines: [line] })).body
  const sent = await tandem.post(`/api/quotes/${quote.summary.id}/sending`, { version: quote.version })
  expect(sent.status, sent.text).toBe(201)
  return { id: quote.summary.id as string, page: new URL(sent.body.url).pathname }
}
async function pdfOf(tandem: Tandem, address: string) {
  const answer = await fetch(tandem.server.address + address, { headers: { Authorization: `Bearer ${tandem.token}` } })
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}
const accept = (tandem: Tandem, page: string) =>
  tandem.call('POST', `${page}/acceptance`, undefined, { token: null, raw: 'name=%C3%89lodie+Varanne&consent=yes', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })
function verify(tandem: Tandem) {
  try {
    return { code: 0, text: tandem.server.command(['verify']) }
  } catch (error: any) {
    return { code: error.status as number, text: String(error.stdout) }
  }
}

describe('a logo', () => {
  test('is seen by who knows its name, for ever, and in widths', async ({ tandem }) => {
    const logo = await uploaded(tandem, png(900, 300))
    expect((await shown(tandem, logo)).status).toBe(200) // for who is about to save the brand with it
    expect((await wear(tandem, logo)).status).toBe(200)
    const { status, headers, bytes } = await shown(tandem, logo)
    expect([status, headers.get('content-type'), widthOf(bytes)]).toEqual([200, 'image/png', 900])
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('content-security-policy')).toMatch(/^sandbox;/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    for (const [asked, wide] of [[1, 160], [160, 160], [161, 320], [640, 640], [4096, 900]])
      expect(widthOf((await shown(tandem, logo, `?width=${asked}`)).bytes), `${asked}`).toBe(wide)
    const again = await fetch(`${tandem.server.address}/logo/${logo}`, { headers: { 'If-None-Match': headers.get('etag')! } })
    expect(again.status).toBe(304)
    expect((await shown(tandem, logo, '?width=0')).status).toBe(400)
    expect(filesIn(folderOf(tandem)).filter((name) => name.includes(logo.slice(2))).length).toBeLessThanOrEqual(5)
  })

  test('stands on public pages, in mails and on quotes', async ({ tandem }) => {
    await wear(tandem)
    const plain = await sentQuote(tandem)
    const logo = await uploaded(tandem, png(600, 200, { grey: 90 }))
    await wear(tandem, logo)
    const { id, page } = await sentQuote(tandem)
    const html = await tandem.get(page, { token: null })
    expect(html.text).toContain(`<img src="/logo/${logo}?width=320" srcset="/logo/${logo}?width=640 2x" alt="Ferrow"`)
    expect(html.headers.get('content-security-policy')).toContain("img-src 'self' data:")
    expect((await pdfOf(tandem, `/api/quotes/${id}/pdf`)).bytes.length).not.toBe((await pdfOf(tandem, `/api/quotes/${plain.id}/pdf`)).bytes.length)
    expect(Buffer.from((await pdfOf(tandem, `/api/quotes/${id}/pdf`)).bytes).toString('latin1')).toContain('/Subtype /Image')
    const [newest] = (await tandem.get('/api/mail/messages')).body.results
    const mail = (await tandem.get(`/api/mail/messages/${newest.id}`)).text
    expect(mail).toMatch(new RegExp(`https?://[^"\\\\ ]+/logo/${logo}`))
  })

  test('that was replaced is still seen where letters show it; one that was taken away is not, and can be brought back for a day', async ({ tandem }) => {
    const first = await uploaded(tandem, png(40, 40, { grey: 1 }))
    const second = await uploaded(tandem, png(40, 40, { grey: 2 }))
    await wear(tandem, first)
    await wear(tandem, second)
    expect([(await shown(tandem, first)).status, (await shown(tandem, second)).status]).toEqual([200, 200])
    await wear(tandem)
    expect([(await shown(tandem, first)).status, (await shown(tandem, second)).status]).toEqual([200, 404])
    expect((await wear(tandem, second)).status).toBe(200)
    expect((await shown(tandem, second)).status).toBe(200)
    await wear(tandem)
    tandem.later(26 * hour)
    await untilTrue(() => !isThere(tandem, second))
    const late = await wear(tandem, second)
    expect([late.status, late.body.errors[0]]).toEqual([400, expect.objectContaining({ pointer: '/logo', code: 'blob_unknown' })])
    expect(isThere(tandem, first)).toBe(true)
  })

  test('is drawn anew: what could run or tell is gone', async ({ tandem }) => {
    for (const bytes of [scriptedSvg, png(30, 30, { more: '<html><script>alert(1)</script></html>' })]) {
      const logo = await uploaded(tandem, bytes)
      await wear(tandem, logo)
      const { headers, bytes: seen } = await shown(tandem, logo)
      expect(headers.get('content-type')).toBe('image/png')
      expect(Buffer.from(seen).toString('latin1')).not.toContain('script')
    }
  })

  test('has to be a picture, and one that can be opened', { timeout: 30_000 }, async ({ tandem }) => {
    const wrong: [string, Uint8Array | string, number, string][] = [
      ['nothing', '', 400, 'body_missing'],
      ['words', 'words', 400, 'not_a_picture'],
      ['a page', '<html><script>alert(1)</script></html>', 400, 'not_a_picture'],
      ['a page that begins like a picture', 'GIF89a<script>alert(1)</script>', 400, 'not_a_picture'],
      ['half a picture', png(300, 300).subarray(0, 200), 400, 'not_a_picture'],
      ['a bomb', bomb(), 400, 'picture_too_large'],
      ['too many bytes', Buffer.alloc(10 * 1024 * 1024 + 1), 413, 'body_too_large'],
    ]
    const before = filesIn(folderOf(tandem)).length
    for (const [what, bytes, status, code] of wrong) {
      const answer = await upload(tandem, bytes)
      expect([answer.status, answer.body?.code], what).toEqual([status, code])
    }
    expect(filesIn(folderOf(tandem)).length).toBe(before)
  })

  test('is uploaded by who may change the brand, and no address leads elsewhere', async ({ tandem }) => {
    expect((await upload(tandem, png(9, 9), null)).status).toBe(401)
    expect((await upload(tandem, png(9, 9), tandem.as('rep'))).status).toBe(403)
    expect((await upload(tandem, png(9, 9), tandem.as('manager'))).status).toBe(201)
    const unseen = (await tandem.contact({ email: 'hides@ferrow.example' })).id
    const hidden = png(8, 8, { grey: 3 })
    await tandem.call('POST', `/api/records/contacts/${unseen}/files?name=a.png`, undefined, { raw: hidden, headers: { 'Content-Type': 'application/octet-stream' } })
    expect((await shown(tandem, hashOf(hidden))).status, 'a file that is no logo').toBe(404)
    for (const path of ['..%2f..%2ftandem.db', '%252e%252e', 'a'.repeat(64), 'A'.repeat(64), hashOf('x') + '.160.png'])
      expect((await shown(tandem, path)).status, path).toBe(404)
    expect((await wear(tandem, '../'.repeat(21) + 'x')).status).toBe(400)
  })
})

describe('bytes on their way', () => {
  test('that come twice at once are one file', async ({ tandem }) => {
    const bytes = png(200, 200, { grey: 77 })
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(tandem, bytes)))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.logo}`)).size).toBe(1)
    expect(answers[0]!.status).toBe(201)
    expect(hashOf(readFileSync(pathOf(tandem, answers[0]!.body.logo)))).toBe(answers[0]!.body.logo)
    await untilTrue(() => incoming(tandem).length === 0)
  })

  test('of which ten gigabytes are announced are refused at once', async ({ tandem }) => {
    const { socket, closed } = await open(tandem)
    socket.write(headOf(tandem, '/api/brand/logo', 10_000_000_000) + 'GET /api/session HTTP/1.1\r\nHost: x\r\n\r\n')
    await untilTrue(() => incoming(tandem).length === 0)
    setTimeout(() => socket.end(), 300)
    const said = await closed
    expect(said).toMatch(/^HTTP\/1\.1 413 /)
    expect(said).toContain('body_too_large')
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1)
  })

  test('that are cut off leave nothing', async ({ tandem }) => {
    const { socket } = await open(tandem)
    socket.write(headOf(tandem, '/api/brand/logo', 5_000_000))
    socket.write(Buffer.alloc(1_000_000))
    await untilTrue(() => incoming(tandem).length === 1)
    socket.destroy()
    await untilTrue(() => incoming(tandem).length === 0)
    expect((await tandem.get('/health', { token: null })).status).toBe(200)
  })

  test('that nobody put their name to are not even written down', async ({ tandem }) => {
    const answer = await upload(tandem, Buffer.alloc(3_000_000), null)
    expect([answer.status, incoming(tandem).length]).toEqual([401, 0])
  })

  test('survive the program’s death or are gone, but never half there', { timeout: 30_000 }, async ({ tandem }) => {
    const { socket } = await open(tandem)
    socket.write(headOf(tandem, '/api/brand/logo', 5_000_000))
    socket.write(Buffer.alloc(1_000_000))
    await untilTrue(() => incoming(tandem).length === 1)
    const orphan = hashOf('a program was killed before it wrote the row')
    await tandem.server.kill()
    leaveFile(tandem, orphan, 'a program was killed before it wrote the row')
    await tandem.server.start()
    expect(incoming(tandem)).toEqual([])
    const logo = await uploaded(tandem, png(33, 33))
    await wear(tandem, logo)
    await tandem.server.kill()
    await tandem.server.start()
    expect((await shown(tandem, logo)).status).toBe(200)
    expect(isThere(tandem, orphan)).toBe(true)
    tandem.later(25 * hour)
    await untilTrue(() => !isThere(tandem, orphan))
    expect((await shown(tandem, logo)).status).toBe(200)
  })
})

/** A file without a row, as a program leaves it that dies between the two. */
function leaveFile(tandem: Tandem, hash: string, bytes: string): void {
  const path = pathOf(tandem, hash)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, bytes)
}

describe('the PDF of a quote', () => {
  test('is a file under the hash that is sealed', async ({ tandem }) => {
    const { id, page } = await sentQuote(tandem)
    const mine = await pdfOf(tandem, `/api/quotes/${id}/pdf`)
    const theirs = await pdfOf(tandem, `${page}/pdf`)
    expect([mine.status, mine.headers.get('content-type'), mine.headers.get('content-disposition')]).toEqual([200, 'application/pdf', expect.stringMatching(/^inline/)])
    expect(theirs.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(hashOf(theirs.bytes)).toBe(hashOf(mine.bytes))
    expect(isThere(tandem, hashOf(mine.bytes))).toBe(true)
    tandem.later(80 * hour)
    await accept(tandem, page)
    expect(verify(tandem).code).toBe(0)
    expect(isThere(tandem, hashOf(mine.bytes))).toBe(true)
  })

  test('that was changed or is gone is found by verify', async ({ tandem }) => {
    const { id, page } = await sentQuote(tandem)
    await accept(tandem, page)
    const { bytes } = await pdfOf(tandem, `/api/quotes/${id}/pdf`)
    const path = pathOf(tandem, hashOf(bytes))
    appendFileSync(path, ' ')
    expect(verify(tandem)).toEqual({ code: 1, text: expect.stringMatching(/the PDF of quote Q-\d+ was changed/) })
    rmSync(path)
    expect(verify(tandem)).toEqual({ code: 1, text: expect.stringMatching(/the PDF of quote Q-\d+ is gone/) })
    expect((await pdfOf(tandem, `/api/quotes/${id}/pdf`)).status).toBe(500)
    writeFileSync(path, bytes)
    expect(verify(tandem).code).toBe(0)
  })
})

describe('what an older version kept in the database', () => {
  /** A quote and a logo as they lay there. */
  async function asBefore(tandem: Tandem, logo: string) {
    const { id, page } = await sentQuote(tandem)
    await accept(tandem, page)
    const { bytes } = await pdfOf(tandem, `/api/quotes/${id}/pdf`)
    await tandem.server.sql(`insert into quote_document_in_base64 (workspace_id, quote_id, content, pdf)
      select workspace_id, quote_id, content, '${Buffer.from(bytes).toString('base64')}' from quote_document where quote_id = ${id}`)
    for (const statement of [`delete from quote_document where quote_id = ${id}`, `delete from blob_use where holder_id = ${id}`, `delete from blob where hash = '${hashOf(bytes)}'`])
      await tandem.server.sql(statement)
    rmSync(pathOf(tandem, hashOf(bytes)))
    await wear(tandem)
    const saved = { ...look, version: (await tandem.get('/api/brand')).body.brand.version, logo }
    await tandem.server.sql(`update workspace_setting set value = '${JSON.stringify(saved)}' where name = 'brand'`)
    return { id, bytes }
  }

  test('becomes files when the program starts, byte for byte, however often it is killed meanwhile', { timeout: 30_000 }, async ({ tandem }) => {
    const logo = png(70, 70, { grey: 5 })
    const one = await asBefore(tandem, `data:image/png;base64,${logo.toString('base64')}`)
    const other = await asBefore(tandem, `data:image/png;base64,${logo.toString('base64')}`)
    await tandem.server.kill()
    leaveFile(tandem, hashOf(one.bytes), 'half of it') // killed in the middle of an earlier start
    await tandem.server.start()
    for (const { id, bytes } of [one, other]) expect(hashOf((await pdfOf(tandem, `/api/quotes/${id}/pdf`)).bytes)).toBe(hashOf(bytes))
    expect(verify(tandem).code).toBe(0)
    const { brand } = (await tandem.get('/api/brand')).body
    expect(brand.logo).toMatch(/^[0-9a-f]{64}$/)
    expect(widthOf((await shown(tandem, brand.logo)).bytes)).toBe(70)
    await tandem.server.stop()
    await tandem.server.start()
    expect((await tandem.get('/api/brand')).body.brand).toEqual(brand)
    expect(verify(tandem).code).toBe(0)
  })

  test('and is no picture at all is no logo any more', async ({ tandem }) => {
    await asBefore(tandem, 'data:image/svg+xml;base64,bm8gcGljdHVyZQ==')
    await tandem.server.stop()
    await tandem.server.start()
    expect((await tandem.get('/api/brand')).body.brand.logo).toBeUndefined()
    await asBefore(tandem, `data:image/svg+xml;base64,${Buffer.from(scriptedSvg).toString('base64')}`)
    await tandem.server.stop()
    await tandem.server.start()
    const { logo } = (await tandem.get('/api/brand')).body.brand
    expect((await shown(tandem, logo)).headers.get('content-type')).toBe('image/png')
  })
})

describe('files on a record', () => {
  const add = (tandem: Tandem, record: string, name: string, bytes: Uint8Array | string, token = tandem.token) =>
    tandem.call('POST', `/api/records/${record}/files?name=${encodeURIComponent(name)}`, undefined, { token, raw: bytes, headers: { 'Content-Type': 'application/octet-stream' } })
  const names = async (tandem: Tandem, record: string) => (await tandem.get(`/api/records/${record}/files`)).body.results.map((file: any) => file.name)
  async function download(tandem: Tandem, id: string, token = tandem.token) {
    const answer = await fetch(`${tandem.server.address}/api/files/${id}/content`, { headers: { Authorization: `Bearer ${token}` } })
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
  }

  test('are listed, saved as they are called, told in the story, removed and brought back', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'filed@ferrow.example' })
    const record = `contacts/${id}`
    const made = await add(tandem, record, '../../Angebot für Élodie.pdf', '%PDF-1.7\nwords')
    expect([made.status, made.body]).toEqual([201, expect.objectContaining({ name: 'Angebot für Élodie.pdf', bytes: 14, content_type: 'application/pdf', object_type: 'contacts', record_id: id, user_name: 'The owner' })])
    const got = await download(tandem, made.body.id)
    expect([got.status, got.bytes.toString(), got.headers.get('content-disposition')]).toEqual([200, '%PDF-1.7\nwords', `attachment; filename*=UTF-8''${encodeURIComponent('Angebot für Élodie.pdf')}`])
    expect(got.headers.get('content-security-policy')).toMatch(/^sandbox;/)
    const second = await add(tandem, record, 'second.txt', 'words')
    expect(await names(tandem, record)).toEqual(['second.txt', 'Angebot für Élodie.pdf'])
    const page = (await tandem.get(`/api/records/${record}/files?limit=1`)).body
    expect([page.total, (await tandem.get(`/api/records/${record}/files?limit=1&after=${page.paging.next.after}`)).body.results[0].id]).toEqual([2, made.body.id])

    expect((await tandem.delete(`/api/files/${second.body.id}`)).status).toBe(204)
    expect((await tandem.delete(`/api/files/${second.body.id}`)).status).toBe(204)
    expect([await names(tandem, record), (await download(tandem, second.body.id)).status]).toEqual([['Angebot für Élodie.pdf'], 404])
    expect((await tandem.post(`/api/files/${second.body.id}/restoration`)).status).toBe(201)
    expect(await names(tandem, record)).toEqual(['second.txt', 'Angebot für Élodie.pdf'])
    const story = (await tandem.get(`/api/records/${record}/timeline`)).body.results.filter((one: any) => one.kind === 'file').map((one: any) => `${one.title}: ${one.detail}`)
    expect(story).toEqual(['Brought a file back: second.txt', 'Removed a file: second.txt', 'Added a file: second.txt', 'Added a file: Angebot für Élodie.pdf'])
  })

  test('hang on companies, deals and quotes as well, and on nothing else', async ({ tandem }) => {
    const company = (await tandem.post('/crm/v3/objects/companies', { properties: { name: 'Varanne' } })).body
    const deal = await tandem.deal({ dealname: 'Coolers' })
    const quote = await sentQuote(tandem)
    for (const record of [`companies/${company.id}`, `deals/${deal.id}`, `quotes/${quote.id}`]) {
      expect((await add(tandem, record, 'a.txt', 'words')).status, record).toBe(201)
      expect(await names(tandem, record)).toEqual(['a.txt'])
    }
    for (const record of [`contacts/${deal.id}`, 'contacts/1', `products/${deal.id}`, `users/1`]) {
      const answer = await add(tandem, record, 'a.txt', 'words')
      expect([answer.status, answer.body.code], record).toEqual([404, 'record_unknown'])
    }
    expect((await add(tandem, `deals/${deal.id}`, 'empty.txt', '')).body.code).toBe('body_missing')
    expect((await add(tandem, `deals/${deal.id}`, '', 'words')).status).toBe(400)
  })

  test('are who sees the record’s to see', async ({ tandem }) => {
    const { user } = (await tandem.get('/api/session')).body
    const { id } = await tandem.contact({ email: 'secret@ferrow.example', hubspot_owner_id: user.id })
    const file = (await add(tandem, `contacts/${id}`, 'secret.txt', 'secret')).body
    const rep = tandem.as('rep')
    expect((await download(tandem, file.id, rep)).status).toBe(200)
    const letRepsSee = async (contacts: 'all' | 'own') => {
      const { version } = (await tandem.get('/api/record-access')).body
      const set = await tandem.put('/api/record-access', { version, results: [{ role: 'rep', access: { contacts, companies: 'all', deals: 'all', quotes: 'all' } }] })
      expect(set.status, set.text).toBe(200)
    }
    await letRepsSee('own')
    expect((await download(tandem, file.id, rep)).status).toBe(404)
    expect((await tandem.get(`/api/records/contacts/${id}/files`, { token: rep })).status).toBe(404)
    expect((await add(tandem, `contacts/${id}`, 'mine.txt', 'words', rep)).status).toBe(404)
    expect((await tandem.delete(`/api/files/${file.id}`, { token: rep })).status).toBe(404)
    expect((await download(tandem, file.id)).bytes.toString()).toBe('secret')
    await letRepsSee('all')
  })

  test('may have a hundred megabytes, and no byte more', async ({ tandem }) => {
    const { id } = await tandem.contact({ email: 'large@ferrow.example' })
    const bytes = Buffer.alloc(100 * 1024 * 1024, 'large')
    const made = await add(tandem, `contacts/${id}`, 'large.bin', bytes)
    expect(made.status, made.text).toBe(201)
    expect(hashOf((await download(tandem, made.body.id)).bytes)).toBe(hashOf(bytes))
    const more = await add(tandem, `contacts/${id}`, 'larger.bin', Buffer.concat([bytes, Buffer.from('!')]))
    expect([more.status, more.body.code]).toEqual([413, 'body_too_large'])
  })

  test('that were removed are gone after a day, and one that is on another record is not', async ({ tandem }) => {
    const [one, other] = [await tandem.contact({ email: 'one@ferrow.example' }), await tandem.contact({ email: 'other@ferrow.example' })]
    const first = (await add(tandem, `contacts/${one.id}`, 'same.txt', 'the same words')).body
    const second = (await add(tandem, `contacts/${other.id}`, 'same too.txt', 'the same words')).body
    const lone = (await add(tandem, `contacts/${one.id}`, 'lone.txt', 'words of its own')).body
    await tandem.delete(`/api/files/${first.id}`)
    await tandem.delete(`/api/files/${lone.id}`)
    tandem.later(26 * hour)
    await untilTrue(() => !isThere(tandem, hashOf('words of its own')))
    expect((await tandem.post(`/api/files/${lone.id}/restoration`)).body.code).toBe('file_gone')
    expect((await download(tandem, second.id)).bytes.toString()).toBe('the same words')
    expect((await tandem.post(`/api/files/${first.id}/restoration`)).status).toBe(201)
  })
})
