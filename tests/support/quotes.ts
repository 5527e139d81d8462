// Quotes as the tests draft and send them, and what a customer does with the link.
import { expect, type Tandem } from './tandem.ts'

export const euros = (amount: string) => ({ amount, currency: 'EUR' })
export const cooler = { title: 'F3 Cooler', quantity: '1', unit_price: euros('8990.00'), tax_rate: 2000 }

let addresses = 0
export async function newDeal(tandem: Tandem, properties: Record<string, string> = {}) {
  const contact = await tandem.contact({ email: `buyer${++addresses}@varanne.example`, firstname: 'Élodie', lastname: 'Varanne' })
  const deal = await tandem.deal({ dealname: 'Varanne Traiteur', ...properties })
  await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${contact.id}`)
  return { deal, contact }
}

export async function draft(tandem: Tandem, more: Record<string, unknown> = {}) {
  const { deal, contact } = await newDeal(tandem)
  const made = await tandem.post('/api/quotes', { deal_id: deal.id, lines: [cooler], ...more })
  expect(made.status, made.text).toBe(201)
  return { deal, contact, quote: made.body, id: made.body.summary.id as string, path: `/api/quotes/${made.body.summary.id}` }
}

export async function sent(tandem: Tandem, more: Record<string, unknown> = {}) {
  const made = await draft(tandem, more)
  const answer = await tandem.post(`${made.path}/sending`, { version: made.quote.version })
  expect(answer.status, answer.text).toBe(201)
  const page = new URL(answer.body.url).pathname
  return { ...made, quote: answer.body.quote, page }
}

/** As a browser sends a form, without a session. */
export function submit(tandem: Tandem, path: string, fields: Record<string, string>) {
  return tandem.call('POST', path, undefined, {
    token: null,
    raw: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  })
}
export const visit = (tandem: Tandem, path: string) => tandem.get(path, { token: null })
export const accept = (tandem: Tandem, page: string, name = 'Élodie Varanne') => submit(tandem, `${page}/acceptance`, { name, consent: 'yes' })
export const read = async (tandem: Tandem, path: string) => (await tandem.get(path)).body
export const kinds = async (tandem: Tandem, path: string) => (await read(tandem, path)).history.map((event: any) => event.kind).reverse()
export const story = async (tandem: Tandem, object: string, id: string) =>
  (await tandem.get(`/api/records/${object}/${id}/timeline?limit=100`)).body.results.filter((e: any) => e.kind === 'quote').map((e: any) => e.title)
