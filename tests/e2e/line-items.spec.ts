// What a deal is about: products are kept in a list like other records, become line items of a deal, and a quote takes them over.
import { expect, test } from '@playwright/test'
import { Tandem, password } from '../support/client.ts'

let tandem: Tandem
test.beforeAll(async () => { tandem = await Tandem.open() })
test.afterAll(async () => { await tandem?.server.remove() })

test('a product becomes a line item of a deal and a line of its quote', async ({ page }) => {
  const deal = await tandem.deal({ dealname: 'Varanne' })
  await page.goto(tandem.server.address)
  await page.getByLabel('Email').fill('owner@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')

  await page.getByRole('link', { name: 'Products' }).click()
  await page.getByRole('button', { name: 'New Product' }).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Name').fill('F3 Cooler')
  await form.getByLabel('Unit price').fill('8990')
  await form.getByLabel('Tax in %').fill('20')
  await form.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'F3 Cooler' })).toBeVisible()

  await page.goto(`${tandem.server.address}/deals/${deal.id}`)
  await page.getByRole('button', { name: 'Add a product' }).click()
  await page.getByRole('button', { name: 'F3 Cooler' }).click()
  const line = page.getByRole('button', { name: /^F3 Cooler/ })
  await line.click()
  await page.getByRole('button', { name: 'Edit Quantity' }).click()
  await page.getByRole('textbox', { name: 'Quantity' }).fill('2')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Edit Discount in %' }).click()
  await page.getByRole('textbox', { name: 'Discount in %' }).fill('10')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/16,182\.00/).first()).toBeVisible()

  // Removed, and taken back by the toast.
  await page.getByRole('button', { name: 'Remove F3 Cooler' }).click()
  await expect(line).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(line).toBeVisible()

  await page.getByRole('button', { name: 'New quote' }).click()
  await expect(page).toHaveURL(/\/quotes\/\d+$/)
  await expect(page.getByRole('combobox', { name: 'Item, item 1' }).or(page.getByRole('textbox', { name: 'Item, item 1' }))).toHaveValue('F3 Cooler')
})
