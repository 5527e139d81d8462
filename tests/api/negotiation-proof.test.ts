import { createHash } from 'node:crypto'
import { accept, sent } from '../support/quotes.ts'
import { describe, expect, type Tandem, test } from '../support/tandem.ts'

describe('the PDF', () => {
  test('is the same bytes each time, also after brand and product have changed', async ({ tandem }) => {
    const { path, page } = await sent(tandem)
    const hash = async (address: string, token?: string) => {
      const answer = await fetch(tandem.server.address + address, token ? { headers: { Authorization: `Bearer ${token}` } } : {})
      return createHash('sha256').update(Buffer.from(await answer.arrayBuffer())).digest('hex')
    }
    const first = await hash(`${path}/pdf`, tandem.token)
    await tandem.dress({ company_name: 'New name', primary_color: '#aa0000', accent_color: '#e8622c', text_color: '#17201b', background_color: '#ffffff', address_lines: [], email: '', phone: '', footer: '' })
    expect(await hash(`${page}/pdf`)).toBe(first)
    expect(await hash(`${path}/pdf`, tandem.token)).toBe(first)
  })
})

describe('tandem verify', () => {
  const verify = (tandem: Tandem): { code: number; text: string } => {
    try {
      return { code: 0, text: tandem.server.command(['verify']) }
    } catch (error: any) {
      return { code: error.status, text: String(error.stdout) }
    }
  }

  test('walks the chain and names what was changed behind the program', async ({ tandem }) => {
    const { page, id, quote } = await sent(tandem)
    await accept(tandem, page)
    expect(verify(tandem)).toMatchObject({ code: 0, text: expect.stringContaining('Everything that was accepted is as it was accepted.') })
    const number = quote.summary.number
    const changes: [string, string, string][] = [
      [`update quote set total_minor = 1 where id = ${id}`, `update quote set total_minor = 1078800 where id = ${id}`, `quote ${number}: its totals`],
      [`update quote_line set title = 'Free' where quote_id = ${id}`, `update quote_line set title = 'F3 Cooler' where quote_id = ${id}`, `quote ${number}: its lines`],
      [`update quote set decided_by = 'Mallory' where id = ${id}`, `update quote set decided_by = 'Élodie Varanne' where id = ${id}`, 'who accepted it'],
      [`update seal set at = at + 1 where subject_id = ${id}`, `update seal set at = at - 1 where subject_id = ${id}`, 'the hash does not fit'],
      [`update quote set deal_id = deal_id + 1 where id = ${id}`, `update quote set deal_id = deal_id - 1 where id = ${id}`, `quote ${number}: it belongs to another deal`],
      [`update quote set contact_id = contact_id + 1 where id = ${id}`, `update quote set contact_id = contact_id - 1 where id = ${id}`, `quote ${number}: it belongs to another contact`],
      [`update quote_event set kind = 'question' where quote_id = ${id} and kind = 'accepted'`, `update quote_event set kind = 'accepted' where quote_id = ${id} and kind = 'question'`, `quote ${number}: its history`],
      [`update quote_document set content = content || ' ' where quote_id = ${id}`, `update quote_document set content = rtrim(content) where quote_id = ${id}`, 'was changed'],
    ]
    for (const [change, back, words] of changes) {
      await tandem.server.sql(change)
      const found = verify(tandem)
      expect([found.code, found.text], change).toEqual([1, expect.stringContaining(words)])
      await tandem.server.sql(back)
      expect(verify(tandem).code, back).toBe(0)
    }
    await tandem.server.sql(`delete from seal where subject_id = ${id}`)
    expect(verify(tandem).text).toContain(`Quote ${number} is accepted and has no row in the chain.`)
  })
})
