#include "sales/negotiation/quote_template.hpp"

// Liquid; every output is escaped, but for the fields. Icons are Tabler's.
namespace tandem::negotiation {

std::string_view const quote_html = R"(<article>
  {% if state == "accepted" %}<div class="banner" role="status"><h2>Thank you. The quote is accepted.</h2><p>{{ decided_by }} accepted it on {{ decided_on }}. {% if person %}{{ person }} will be in touch about the next steps.{% endif %} Keep the PDF for your records.</p></div>{% endif %}
  {% if state == "declined" %}<div class="banner" role="status"><h2>You declined this quote.</h2><p>Thank you for telling us. {% if person %}If something changes, {{ person }} is happy to hear from you.{% endif %}</p></div>{% endif %}
  {% if state == "expired" %}<div class="banner" role="status"><h2>This quote has expired.</h2><p>It was open until {{ valid_until }} and can no longer be accepted. Ask for a new one with a question on this page.</p></div>{% endif %}
  {% if asked %}<div class="banner" role="status"><h2>Your question has arrived.</h2><p>{% if person %}{{ person }}{% else %}{{ company }}{% endif %} will answer you. The quote stays open.</p></div>{% endif %}
  {% if conflict != "" %}<div class="banner is-bad" role="alert"><h2>Nothing was changed.</h2><p>{{ conflict }}</p></div>{% endif %}
  <h1>{{ title }}</h1>
  <p class="for">For {{ buyer }}</p>
  <p class="for is-phone">Quote {{ number }}, {% if state == "expired" %}was open{% else %}open{% endif %} until {{ valid_until }}</p>
  {% if intro != "" %}<p class="lines">{{ intro }}</p>{% endif %}
  <h2>What you get</h2>
  <ul class="items">
  {% for line in lines %}<li><span><strong>{{ line.title }}</strong>{% if line.description != "" %}<span class="about">{{ line.description }}</span>{% endif %}<span class="about">{{ line.how_many }}</span></span><span class="amount">{{ line.net }}</span></li>
  {% endfor %}</ul>
  {% if terms != "" %}<h2>Terms</h2><p class="lines">{{ terms }}</p>{% endif %}
</article>
<aside>
  <section class="card" id="accept" aria-labelledby="sum">
    <h2 id="sum">{% if state == "accepted" %}You accepted{% else %}Your quote{% endif %}</h2>
    <dl class="sums">
      {% if discount != "" %}<div><dt>Sum of items</dt><dd>{{ subtotal }}</dd></div><div><dt>Discount {{ discount_rate }}</dt><dd>−{{ discount }}</dd></div>{% endif %}
      <div><dt>Net</dt><dd>{{ net }}</dd></div>
      {% for tax in taxes %}<div><dt>Tax {{ tax.rate }}</dt><dd>{{ tax.amount }}</dd></div>{% endfor %}
      <div class="total"><dt>Total</dt><dd>{{ total }}</dd></div>
    </dl>
    {% if open %}<form method="post" action="{{ address }}/acceptance">{{ fields.name | raw }}{{ fields.consent | raw }}<button>Accept for {{ total }}</button></form>{% endif %}
    <div class="acts">{% if can_ask %}<details id="ask"{% if asking %} open{% endif %}><summary>Ask a question</summary>
      <form method="post" action="{{ address }}/question">{{ fields.question | raw }}<button class="second">Send the question</button></form></details>{% endif %}
    {% if open %}<details{% if declining %} open{% endif %}><summary>Decline</summary>
      <form method="post" action="{{ address }}/decline">{{ fields.reason | raw }}{{ fields.note | raw }}<button class="second">Decline the quote</button></form></details>{% endif %}</div>
  </section>
  {% if person %}<p class="person"><span class="initials" aria-hidden="true">{{ initials }}</span><span><strong>{{ person }}</strong><span class="about">{% if phone != "" %}{{ phone }}, {% endif %}<a href="mailto:{{ person_email }}">{{ person_email }}</a></span></span></p>{% endif %}
</aside>)";

std::string_view const facts_html =
    R"(<span class="facts"><span class="fact">Quote {{ number }}</span><span class="fact">{% if state == "expired" %}Was open{% else %}Open{% endif %} until {{ valid_until }}</span><a class="file" href="{{ address }}/pdf"><svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M14 3v4a1 1 0 0 0 1 1h4"/><path d="M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2"/><path d="M12 17v-6"/><path d="M9.5 14.5l2.5 2.5l2.5 -2.5"/></svg><span><span class="long">Download as </span>PDF</span></a></span>)";

std::string_view const bar_html =
    R"(<nav class="bar" aria-label="What you can do"><div class="bar-sum"><span>Total{% if has_tax %} with tax{% endif %}</span><strong>{{ total }}</strong></div><div class="bar-acts"><a class="button second" href="{{ address }}?asking=1#ask">Ask</a><a class="button" href="#accept">Accept</a></div></nav>)";

}  // namespace tandem::negotiation
