export const dealMessages = {
  'deals.nav': 'Deals',
  'deals.new': 'New deal',
} as const
