export const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'BRL', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'CAD', 'AUD', 'JPY']

/** All zones the browser knows, with UTC, which it may leave out. */
export function timezones(): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes('UTC') ? known : ['UTC', ...known]
}
