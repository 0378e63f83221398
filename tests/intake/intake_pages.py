"""A news page as its site serves it."""

PAGE = """<!doctype html><html lang="en"><head><title>Army takes border town | Daily</title>
<meta property="og:title" content="Army takes border town">
<meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2013-06-05T10:00:00Z">
<meta property="article:modified_time" content="2013-06-07T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Army takes border town</h1>
<p>The army said on Wednesday that it had taken the town after two weeks of fighting.</p>
<p>Rebels said that more than 500 of their men had died and that they would come back.</p>
<p>Residents who were still in the town told the paper that most of the houses had burnt.</p>
</article><footer>Copyright 2013 The Daily</footer></body></html>"""
