export const messages = {
  'companies.nav': 'Companies',
  'companies.new': 'New company',
  'companies.view.all': 'All',
  'companies.view.mine': 'My companies',
  'companies.view.customers': 'Customers',
  'companies.column.name': 'Name',
  'companies.column.stage': 'Stage',
  'companies.column.owner': 'Owner',
  'companies.column.people': 'People',
  'companies.column.activity': 'Last activity',
  'companies.created': '{name} added',
  'companies.empty.title': 'The businesses behind your contacts',
  'companies.empty.text': 'A company gathers its people, their deals and one shared story, so that nobody asks the same question twice.',
  'companies.empty.button': 'Add your first company',
  'company.people': '{n} {n:person|people}',
  'companies.empty.example.name': 'Example Electric',
  'companies.empty.example.detail': 'Electricians, 14 people, two contacts',
  'companies.empty.example.end': 'Customer',
  'company.field.revenue': 'Revenue',
  'company.field.street': 'Street',
  'company.field.stage': 'Stage',
  'company.make': 'Make “{name}” a company',
  'company.made': '{name} is a company now',
  'company.made_with_deals': '{name} is a company now, with {n} {n:deal|deals}',
  'companies.matching': 'Companies that match “{query}”',
  'companies.kind': 'Company',
  'companies.noun': '{n:company|companies}',
  'rail.company': 'Company',
  'rail.none_company': 'No company yet.',
  'rail.link_company': 'Link a company',
} as const

declare module '~/app/messages' {
  interface Texts {
    companies: typeof messages
  }
}
