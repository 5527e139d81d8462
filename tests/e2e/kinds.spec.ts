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
  await expect(page.getByRole('heading', { name: 'No Machines yet' })).toBeVisible()

  await page.getByRole('button', { name: 'New Machine' }).first().click()
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
