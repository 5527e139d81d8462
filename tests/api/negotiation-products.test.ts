import { euros } from '../support/quotes.ts'
import { describe, expect, test } from '../support/tandem.ts'

describe('a product', () => {
  test('is added, found, changed, archived; its SKU is its own', async ({ tandem }) => {
    const made = await tandem.post('/api/products', { name: 'F2 Box', sku: 'F2B', unit_price: euros('5400.00'), tax_rate: 1900, unit: 'piece' })
    expect(made.status, made.text).toBe(201)
    const path = `/api/products/${made.body.id}`
    expect((await tandem.get('/api/products?query=f2b')).body.results.map((p: any) => p.name)).toEqual(['F2 Box'])
    expect((await tandem.post('/api/products', { name: 'Other', sku: 'F2B', unit_price: euros('1'), tax_rate: 0 })).body.code).toBe('sku_taken')
    const changed = await tandem.patch(path, { version: 1, unit_price: euros('5500.00') })
    expect([changed.status, changed.body.unit_price.amount, changed.body.version]).toEqual([200, '5500.00', 2])
    expect((await tandem.patch(path, { version: 1, name: 'Late' })).body.code).toBe('version_stale')
    expect((await tandem.patch(path, { version: 2, archived: true })).status).toBe(200)
    expect((await tandem.get('/api/products?query=F2')).body.total).toBe(0)
    expect((await tandem.get('/api/products?query=F2&archived=true')).body.total).toBe(1)
  })

  test('pages by name without losing or doubling one', async ({ tandem }) => {
    for (const name of ['Zeta', 'Alpha', 'Mid', 'Mid']) await tandem.post('/api/products', { name: `Page ${name}`, unit_price: euros('1'), tax_rate: 0 })
    const names: string[] = []
    for (let after = ''; ;) {
      const page = (await tandem.get(`/api/products?query=Page&limit=2${after && `&after=${after}`}`)).body
      names.push(...page.results.map((p: any) => p.name))
      if (!page.paging) break
      after = page.paging.next.after
    }
    expect(names).toEqual(['Page Alpha', 'Page Mid', 'Page Mid', 'Page Zeta'])
  })

  test('that makes no sense is refused field by field', async ({ tandem }) => {
    const answer = await tandem.post('/api/products', { name: '', unit_price: euros('1.234'), tax_rate: 10_001, colour: 'red' })
    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((e: any) => e.pointer).sort()).toEqual(['/colour', '/name', '/tax_rate', '/unit_price/amount'])
    expect((await tandem.post('/api/products', { name: 'x', unit_price: euros('-1'), tax_rate: 0 })).body.code).toBe('price_negative')
  })
})
