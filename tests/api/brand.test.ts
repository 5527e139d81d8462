import { describe, expect, test } from '../support/tandem.ts'

const brand = {
  company_name: 'Ferrow', primary_color: '#173c2d', accent_color: '#e8622c', text_color: '#17201b', background_color: '#faf5ea',
  address_lines: ['Hafenstraße 12'], email: 'hello@ferrow.example', phone: '', footer: '',
}

describe('the brand', () => {
  test('has the workspace’s name and quiet colours until it is saved', async ({ tandem }) => {
    const { body } = await tandem.get('/api/brand')
    expect(body.brand.company_name).not.toBe('')
    expect(body.contrasts.every((one: any) => one.ratio >= 4.5)).toBe(true)
  })

  test('is saved as a whole and says how well it can be read', async ({ tandem }) => {
    const saved = await tandem.dress(brand)
    expect(saved.status, saved.text).toBe(200)
    expect((await tandem.get('/api/brand')).body.brand).toEqual({ ...brand, version: expect.any(Number) })
    expect(saved.body.contrasts).toContainEqual(expect.objectContaining({ pair: 'accent_on_background', text_can_be_read: false }))
  })

  test('that cannot be read, or could break out of its page, is refused and changes nothing', async ({ tandem }) => {
    await tandem.dress(brand)
    const wrong: [Partial<typeof brand> & { logo?: string }, string, string][] = [
      [{ text_color: '#cccccc' }, '/text_color', 'contrast_too_low'],
      [{ primary_color: '#a;}b{c' }, '/primary_color', 'not_a_color'],
      [{ logo: 'https://elsewhere.example/pixel.gif'.padEnd(64, '.') }, '/logo', 'not_an_image'],
      [{ logo: '"><script>alert(1)</script>'.padEnd(64, '.') }, '/logo', 'not_an_image'],
      [{ logo: '0'.repeat(64) }, '/logo', 'blob_unknown'],
      [{ email: 'nobody' }, '/email', 'email_invalid'],
    ]
    for (const [change, pointer, code] of wrong) {
      const answer = await tandem.dress({ ...brand, ...change })
      expect([answer.status, answer.body.errors[0].pointer, answer.body.errors[0].code], JSON.stringify(change)).toEqual([400, pointer, code])
    }
    expect((await tandem.get('/api/brand')).body.brand).toEqual({ ...brand, version: expect.any(Number) })
  })

  test('is shown as a page and a letter before it is saved, and nothing is changed', async ({ tandem }) => {
    await tandem.dress(brand)
    const { version } = (await tandem.get('/api/brand')).body.brand
    const shown = await tandem.post('/api/brand/preview', { ...brand, version, primary_color: '#7a1fa2', company_name: 'Other & Sons' })
    expect(shown.status, shown.text).toBe(200)
    for (const html of [shown.body.page_html, shown.body.letter_html]) expect([html.includes('#7a1fa2'), html.includes('Other &amp; Sons'), html.includes('Hafenstraße 12')]).toEqual([true, true, true])
    expect((await tandem.post('/api/brand/preview', { ...brand, version, primary_color: '#a;}b{c' })).body.errors[0].code).toBe('not_a_color')
    expect((await tandem.get('/api/brand')).body.brand).toEqual({ ...brand, version })
  })

  test('is everybody’s to read, and for managers to change', async ({ tandem }) => {
    expect((await tandem.get('/api/brand', { token: tandem.as('viewer') })).status).toBe(200)
    expect((await tandem.dress(brand, { token: tandem.as('rep') })).status).toBe(403)
    expect((await tandem.dress(brand, { token: tandem.as('manager') })).status).toBe(200)
    expect((await tandem.get('/api/brand', { token: null })).status).toBe(401)
  })
})
