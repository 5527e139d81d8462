// A kind of record that somebody made has a place in the navigation, a list, a page and a history, like contacts.
import { expect, test } from '@playwright/test'
import { Tandem, password } from '../support/client.ts'

let tandem: Tandem
test.beforeAll(async () => { tandem = await Tandem.open() })
test.afterAll(async () => { await tandem?.server.remove() })

test('a kind of one’s own is worked with on the screen', async ({ page }) => {
  const text = (name: string, label: string) => ({ name, label, type: 'string', fieldType: 'text' })
  const kind = (await tandem.post('/crm/v3/schemas', {
    name: 'machines', labels: { singular: 'Machine', plural: 'Machines' }, requiredProperties: ['model'],
    secondaryDisplayProperties: ['power'], properties: [text('model', 'Model'), { ...text('power', 'Power'), type: 'number', fieldType: 'number' }],
  })).body
  const contact = await tandem.contact({ email: 'ada@machines.example', firstname: 'Ada', lastname: 'Merten' })

  await page.goto(tandem.server.address)
  await page.getByLabel('Email').fill('owner@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Machines' }).click()
  await expect(page).toHaveURL(new RegExp(`/records/${kind.objectTypeId}$`))
  await expect(page.getByRole('heading', { name: 'No machines yet' })).toBeVisible()

  await page.getByRole('button', { name: 'New machine' }).first().click()
  await page.getByLabel('Model').fill('Press 200')
  await page.getByLabel('Power').fill('7.5')
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Press 200' })).toBeVisible()
  await expect(page.getByText('Created the Machine')).toBeVisible()

  const id = page.url().split('/').at(-1)!
  await tandem.patch(`/crm/v3/objects/machines/${id}`, { properties: { model: 'Press 300' } })
  await expect(page.getByRole('heading', { name: 'Press 300' })).toBeVisible()
  await expect(page.getByText('Press 200 → Press 300')).toBeVisible()

  await tandem.put(`/crm/v4/objects/contacts/${contact.id}/associations/default/machines/${id}`)
  await expect(page.getByRole('link', { name: 'Ada Merten' })).toBeVisible()
  await page.getByRole('link', { name: 'Ada Merten' }).click()
  await expect(page.getByRole('link', { name: 'Press 300' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search records, pages and commands' }).fill('press 3')
  await expect(page.getByRole('option', { name: /Press 300/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/records/${kind.objectTypeId}/${id}$`))
})

test('tickets stand on a board of their pipeline and are moved there', async ({ page }) => {
  const ticket = async (subject: string, more: object = {}) => (await tandem.post('/crm/v3/objects/tickets', { properties: { subject, hs_pipeline: '0', hs_pipeline_stage: '1', ...more } })).body
  const brake = await ticket('Brake squeals', { hs_ticket_priority: 'HIGH' })
  await Promise.all(Array.from({ length: 54 }, (_, n) => ticket(`Solved ${n}`, { hs_pipeline_stage: '4' })))
  const stage = async () => (await tandem.get(`/crm/v3/objects/tickets/${brake.id}?properties=hs_pipeline_stage`)).body.properties.hs_pipeline_stage

  await page.goto(tandem.server.address)
  await page.getByLabel('Email').fill('owner@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Tickets' }).click()
  await page.getByRole('radiogroup', { name: 'Board or table' }).getByText('Board').click()
  const column = (name: string) => page.getByRole('region', { name, exact: true })
  await expect(column('New').getByRole('heading')).toHaveText('New1')
  await expect(column('New').getByText('High')).toBeVisible()
  await expect(column('Closed').getByRole('heading')).toHaveText('Closed54')
  await column('Closed').getByRole('button', { name: 'Show more, 4 are left' }).click()
  await expect(column('Closed').getByRole('button', { name: /^Solved/ })).toHaveCount(54)

  // By key, taken back by the toast.
  const card = page.getByRole('button', { name: /^Brake squeals/ })
  await card.focus()
  await page.keyboard.press(']')
  await expect(column('Waiting on contact').getByRole('heading')).toHaveText('Waiting on contact1')
  await expect.poll(stage).toBe('2')
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(column('New').getByRole('heading')).toHaveText('New1')
  expect(await stage()).toBe('1')

  // By hand.
  const from = (await card.boundingBox())!
  const to = (await column('Waiting on us').boundingBox())!
  await page.mouse.move(from.x + 40, from.y + 20)
  await page.mouse.down()
  await page.mouse.move(to.x + 60, to.y + 120, { steps: 8 })
  await expect(column('Waiting on us').getByRole('heading')).toHaveText('Waiting on us0 → 1')
  await page.mouse.up()
  await expect.poll(stage).toBe('3')

  // What others do is seen at once; filters are those of the list, and the board is still there after a reload.
  await ticket('Charger lost')
  await expect(column('New').getByRole('button', { name: /^Charger lost/ })).toBeVisible()
  await page.getByRole('tab', { name: /^Open/ }).click()
  await expect(column('Closed').getByRole('heading')).toHaveText('Closed0')
  await page.reload()
  await expect(column('New').getByRole('button', { name: /^Charger lost/ })).toBeVisible()
  await card.click()
  await expect(page.getByRole('list', { name: 'Stages' }).getByRole('button', { name: 'Waiting on us' })).toHaveAttribute('aria-current', 'step')
})
