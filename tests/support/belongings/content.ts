import type { Maker } from '../belongings.ts'

const form = { name: 'Mine', fields: [{ property: 'email', label: 'E-mail', required: true }], consents: [], double_opt_in: false, button_label: 'Send', thanks_text: 'Thanks.', lifecycle_stage: 'lead' }
const page = { slug: 'mine', title: 'Mine', description: '', body: 'Words.', state: 'published' }

export default (async (tandem) => {
  const form_id = (await tandem.post('/api/forms', form)).body.id
  const page_id = (await tandem.post('/api/pages', page)).body.id
  return {
    ids: { form_id, page_id },
    look: [`/api/forms/${form_id}`, `/api/pages/${page_id}`],
    bodies: { 'PUT /api/forms/{form_id}': { ...form, version: 1, name: 'Theirs' }, 'PUT /api/pages/{page_id}': { ...page, version: 1, title: 'Theirs' } },
  }
}) satisfies Maker
