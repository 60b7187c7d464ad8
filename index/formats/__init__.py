"""From bytes to articles: text, pages, documents, e-mails, web archives, JSON."""
