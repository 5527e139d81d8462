// The main job, once through in a browser: a stranger reads two pages, leaves an address, confirms it, is scored and handed
// over, is accepted, clicks in a campaign, gets a quote, accepts it – and funnel, thread and goal show it.
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { Tandem, leastFillTime, password } from '../support/client.ts'
import { Smtp, linkIn } from '../support/smtp.ts'

const person = { email: 'marit@solheim.example', firstname: 'Marit', lastname: 'Solheim', company: 'Solheim Elektro', phone: '+49 431 555 0142', industry: 'Electricians', jobtitle: 'Owner' }

let smtp: Smtp
let tandem: Tandem

test.beforeAll(async () => {
  smtp = await Smtp.open()
  tandem = await Tandem.open({ env: smtp.env })
})
test.afterAll(async () => {
  await tandem?.server.remove()
  await smtp?.close()
})

async function staff(browser: Browser, role: 'rep' | 'owner'): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(tandem.server.address)
  await page.getByLabel('Email').fill(`${role}@example.com`)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Good / })).toBeVisible()
  return page
}

/** What marketing prepares beforehand: a form, two pages, a campaign. */
async function prepare() {
  const form = (await tandem.post('/api/forms', {
    name: 'Ask for a quote',
    fields: Object.keys(person).map((property) => ({ property, label: property, required: property === 'email' })),
    consents: [{ topic_key: 'newsletter', text: 'Send me the newsletter.', required: false }],
    double_opt_in: true, button_label: 'Send', thanks_text: 'Thank you. We call you.', lifecycle_stage: 'lead',
  })).body
  const page = (slug: string, form_id?: string) => ({ slug, title: slug, description: '', body: '# Cargo bikes\n\nRead on.', form_id, state: 'published' })
  expect((await tandem.post('/api/pages', page('prices'))).status).toBe(201)
  expect((await tandem.post('/api/pages', page('ask', form.id))).status).toBe(201)
}

async function visit(visitor: BrowserContext): Promise<void> {
  await visitor.addInitScript(() => Object.assign(window, { __plausible: true })) // the tracker is silent in driven browsers
  const page = await visitor.newPage()
  const counted = () => page.waitForResponse((answer) => answer.url().endsWith('/api/event') && answer.status() === 202)
  await Promise.all([counted(), page.goto(`${tandem.server.address}/p/prices?utm_source=newsletter&utm_medium=email&utm_campaign=autumn`)])
  await Promise.all([counted(), page.goto(`${tandem.server.address}/p/ask`)])
  tandem.later(leastFillTime)
  for (const [property, value] of Object.entries(person)) await page.locator(`[name="${property}"]`).fill(value)
  await page.getByText('Send me the newsletter.').click()
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Thank you. We call you.')).toBeVisible()
  const link = linkIn((await smtp.waitFor(person.email))[0]!.mail, '/m/confirm/')
  await page.goto(link)
  await page.getByRole('button').click()
  await page.close()
}

async function contact() {
  return (await tandem.get(`/crm/v3/objects/contacts/${person.email}?idProperty=email&properties=lifecyclestage,hubspotscore,hubspot_owner_id,hs_analytics_source,hs_analytics_source_data_2,hs_latest_source_data_2`)).body
}

async function campaign(visitor: BrowserContext): Promise<void> {
  const condition = { type: 'all', conditions: [{ type: 'property', propertyName: 'email', operator: 'EQ', value: person.email }] }
  const made = (await tandem.post('/api/campaigns', { name: 'Leasing or buying', topic_key: 'newsletter', subject: 'For {{ contact.firstname }}', body: `Good morning {{ contact.firstname }}\n\n[Prices](${tandem.server.address}/p/prices)`, condition })).body
  expect((await tandem.post(`/api/campaigns/${made.id}/sending`)).status).toBe(200)
  await expect.poll(async () => smtp.to(person.email).some((mail) => mail.mail.subject === 'For Marit')).toBe(true)
  const mail = smtp.to(person.email).find((one) => one.mail.subject === 'For Marit')!
  const page = await visitor.newPage()
  await page.goto(linkIn(mail.mail, '/m/c/'))
  expect(page.url()).toContain('/p/prices')
  await expect.poll(async () => (await tandem.get(`/api/campaigns/${made.id}`)).body.totals.clicked).toBe(1)
  await page.close()
}

async function quote(visitor: BrowserContext, deal: string): Promise<void> {
  const lines = [{ title: 'F3 Flatbed', quantity: '2', unit_price: { amount: '7260.00', currency: 'EUR' }, tax_rate: 1900 }]
  const made = await tandem.post('/api/quotes', { deal_id: deal, lines })
  expect(made.status, made.text).toBe(201)
  const sent = await tandem.post(`/api/quotes/${made.body.summary.id}/sending`, { version: made.body.version })
  expect(sent.status, sent.text).toBe(201)
  await expect.poll(() => smtp.to(person.email).length).toBeGreaterThanOrEqual(3)
  const page = await visitor.newPage()
  await page.goto(sent.body.url)
  await page.locator('input[name="name"]').fill('Marit Solheim')
  await page.locator('input[type="checkbox"]').check()
  await page.getByRole('button', { name: /accept/i }).click()
  await expect(page.getByText(/accepted/i).first()).toBeVisible()
}

test('from a first visit to won revenue and back', async ({ browser }) => {
  await prepare()
  const visitor = await browser.newContext({ userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36' })
  await visit(visitor)
  const lead = await contact()
  expect(lead.properties).toMatchObject({ lifecyclestage: 'marketingqualifiedlead', hs_analytics_source: 'Newsletter', hs_analytics_source_data_2: 'autumn' })

  const rep = await staff(browser, 'rep')
  await rep.goto(`${tandem.server.address}/leads`)
  await expect(rep.getByText('Marit Solheim').first()).toBeVisible()
  await rep.getByRole('button', { name: /^Accept/ }).first().click()
  await expect.poll(async () => (await contact()).properties.lifecyclestage).toMatch(/salesqualifiedlead|opportunity/)

  await campaign(visitor)
  let deals = (await tandem.get(`/crm/v4/objects/contacts/${lead.id}/associations/deals`)).body.results
  if (deals.length === 0) {
    const made = await tandem.deal({ dealname: 'Solheim, two bikes' })
    await tandem.put(`/crm/v4/objects/deals/${made.id}/associations/default/contacts/${lead.id}`)
    deals = [{ toObjectId: made.id }]
  }
  await quote(visitor, deals[0].toObjectId)
  const won = (await tandem.get(`/crm/v3/objects/deals/${deals[0].toObjectId}?properties=hs_is_closed_won,amount`)).body
  expect(won.properties).toMatchObject({ hs_is_closed_won: 'true', amount: '14520.00' })
  expect((await contact()).properties.lifecyclestage).toBe('customer')

  const owner = await staff(browser, 'owner')
  await expect(owner.getByText('14,520 €').first()).toBeVisible()
  await owner.goto(`${tandem.server.address}/funnel`)
  await owner.getByRole('button', { name: /1 Customers, open them/ }).click()
  await expect(owner.getByRole('heading', { name: '1 became Customers' })).toBeVisible()
  await owner.getByRole('link', { name: /Marit Solheim/ }).click()
  await expect(owner).toHaveURL(new RegExp(`/contacts/${lead.id}`))
  await owner.goto(`${tandem.server.address}/threads/${lead.id}`)
  for (const station of [/Visited 2 pages|First touch/, /Ask for a quote/, /MQL/, 'Won']) await expect(owner.getByText(station).first()).toBeVisible()
})
