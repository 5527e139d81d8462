// The thread as a graph: from a deal back to what led to it, walked by keys, as a table, on a phone; it grows while one looks.
import { expect, test } from '@playwright/test'
import { Tandem, password } from '../support/client.ts'

let tandem: Tandem
test.beforeAll(async () => { tandem = await Tandem.open() })
test.afterAll(async () => { await tandem?.server.remove() })

test('a deal is walked back to the source of its contact, and on to the win', async ({ page }) => {
  const contact = await tandem.contact({ email: 'ada@walk.example', firstname: 'Ada', lastname: 'Merten', hs_analytics_source: 'Fair' })
  const deal = await tandem.deal({ dealname: 'Two bikes', amount: '8990' })
  await tandem.put(`/crm/v4/objects/deals/${deal.id}/associations/default/contacts/${contact.id}`)
  const alone = await tandem.deal({ dealname: 'Alone' })

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`${tandem.server.address}/deals/${deal.id}`)
  await page.getByLabel('Email').fill('owner@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await page.locator('section').filter({ has: page.getByRole('heading', { name: 'What led here, what came of it' }) }).getByRole('link', { name: 'Open', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/threads/deals/${deal.id}$`))
  await expect(page.getByRole('heading', { level: 1, name: 'Two bikes' })).toBeVisible()

  const panel = page.getByRole('complementary', { name: 'Chosen' })
  const card = (name: string) => page.locator('[data-node]').filter({ hasText: name })
  await card('Two bikes').click()
  await page.keyboard.press('ArrowLeft')
  await expect(panel.getByRole('heading', { level: 2, name: 'Ada Merten' })).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(panel.getByRole('heading', { level: 2, name: 'Fair' })).toBeVisible()
  await expect(card('Fair')).toBeFocused()

  await tandem.patch(`/crm/v3/objects/deals/${deal.id}`, { properties: { dealstage: 'closedwon' } })
  await expect(card('Won')).toBeVisible()

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/threads\/sources\/Fair$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Fair' })).toBeVisible()
  await expect(card('Two bikes')).toBeVisible()
  await page.keyboard.press('t')
  const table = page.getByRole('table')
  await expect(table.getByRole('row').filter({ hasText: 'First visit' }).filter({ hasText: 'Ada Merten' })).toBeVisible()
  await table.getByRole('button', { name: /Ada Merten/ }).first().click()
  await panel.getByRole('button', { name: 'Walk from here' }).click()
  await expect(page).toHaveURL(new RegExp(`/threads/contacts/${contact.id}\\?as=table$`))
  await panel.getByRole('link', { name: 'Open' }).click()
  await expect(page).toHaveURL(new RegExp(`/contacts/${contact.id}$`))

  await page.goto(`${tandem.server.address}/threads/deals/${alone.id}`)
  await expect(page.getByRole('heading', { name: 'Nothing is tied to it yet' })).toBeVisible()

  await page.setViewportSize({ width: 375, height: 812 })
  await page.goto(`${tandem.server.address}/threads/contacts/${contact.id}`)
  await expect(page.getByRole('table').getByRole('row').filter({ hasText: 'Two bikes' }).first()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
})
