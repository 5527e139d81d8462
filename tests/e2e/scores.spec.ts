// A rule of the score says who in the builder of segments, counts how many fit, and gives its points.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Tandem, password } from '../support/client.ts'

let tandem: Tandem
test.beforeAll(async () => { tandem = await Tandem.open() })
test.afterAll(async () => { await tandem?.server.remove() })

test('a rule asks who is meant, with how many fit', async ({ page }) => {
  for (const [firstname, city] of [['Ada', 'Kiel'], ['Bob', 'Bonn']] as const) await tandem.contact({ firstname, lastname: 'Merten', city })
  await page.goto(`${tandem.server.address}/scores`)
  await page.getByLabel('Email').fill('owner@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Lead score' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit Decision maker' })).toBeVisible()

  await page.getByRole('button', { name: 'Rule', exact: true }).click()
  await page.getByRole('menuitem', { name: 'About who they are' }).click()
  const dialog = page.getByRole('dialog', { name: 'Rule' })
  await expect(dialog.getByRole('button', { name: 'Save rule' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Condition', exact: true }).click()
  await page.getByLabel('Find, or write a condition').fill('city = "Kiel"')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('1 of 2 contacts fit')).toBeVisible()
  expect((await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations).toEqual([])
  await dialog.getByRole('button', { name: 'Save rule' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Edit City is Kiel' })).toBeVisible()
  const { draft } = (await tandem.get('/api/score-rule-sets')).body
  expect(draft.rules.fit.at(-1)).toMatchObject({ condition: { type: 'all', conditions: [{ type: 'property', propertyName: 'city', operator: 'EQ', value: 'Kiel' }] }, points: 10 })
})
