/// The look of the report, on a screen and on A4 (margins and type after GB/T 9704-2012, without the red head,
/// which only the issuing office may print).
enum StyleSheet {
  /// The sheet. It must not hold `<`, so that it can stand in a page unescaped.
  static let text: StaticString = """
    @font-face{font-family:HearthLatin;src:local("Times New Roman"),local("Liberation Serif"),local("Tinos"),\
    local("Noto Serif");unicode-range:U+20-7E,U+B1-B7,U+2212-2213}
    @font-face{font-family:HearthLatin;font-weight:700;src:local("Times New Roman Bold"),\
    local("Liberation Serif Bold"),local("Tinos Bold"),local("Noto Serif Bold");unicode-range:U+20-7E,U+B1-B7}
    :root{--ink:#1c1f24;--quiet:#5b6470;--rule:#c4cad1;--main:#274b72;--gap:#a1321c;--wash:#f3f5f7;
    --song:HearthLatin,FangSong_GB2312,FangSong,"仿宋",STFangsong,"Noto Serif CJK SC","Source Han Serif SC",serif;
    --hei:Arial,"Liberation Sans",SimHei,"黑体","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;
    --title:"FZXiaoBiaoSong-B05S","方正小标宋简体",STZhongsong,"Noto Serif CJK SC","Source Han Serif SC",serif}
    *{box-sizing:border-box}
    html{background:#e9ecef;-webkit-text-size-adjust:100%}
    body{margin:0;color:var(--ink);font:16px/1.7 var(--song);font-variant-numeric:lining-nums tabular-nums}
    body.en{--song:Georgia,"Noto Serif","Liberation Serif","Times New Roman","Noto Serif CJK SC",serif;--title:var(--song);line-height:1.55}
    main{max-width:1040px;margin:0 auto 3rem;padding:2.6rem 3.6rem 3rem;background:#fff}
    .switch{max-width:1040px;margin:0 auto;padding:.6rem 0;text-align:right;font:14px var(--hei)}
    .switch a{color:var(--main)}
    h1{margin:.2em 0 .15em;font:700 2rem/1.3 var(--title);text-align:center;text-wrap:balance}
    .subtitle{margin:0 0 1.1rem;text-align:center;color:var(--quiet)}
    h2{margin:2.4rem 0 .8rem;padding-bottom:.25rem;border-bottom:1.5px solid var(--ink);font:700 1.3rem/1.4 var(--hei)}
    h3{margin:1.4rem 0 .3rem;font:700 1.05rem/1.4 var(--hei)}
    h4{margin:.6rem 0 .2rem;font:700 1rem/1.4 var(--hei)}
    p{margin:.4em 0}
    .zh p.body{text-indent:2em;text-align:justify}
    .icon{width:1.05em;height:1.05em;vertical-align:-.16em;margin-right:.3em;flex:none}
    .answer{display:flex;gap:.9rem;align-items:flex-start;margin:0 0 1rem;padding:.85rem 1.1rem;
    border:1.5px solid var(--quiet);border-left-width:8px;background:var(--wash)}
    .answer.notice{border-color:var(--gap);background:#fcf3f0}
    .answer.short{border-color:var(--gap)}
    .answer.covered{border-color:var(--main)}
    .answer.no-exposure{border-style:dashed;border-left-style:solid}
    .answer .icon{width:2.1rem;height:2.1rem;margin:.15rem 0 0}
    .answer p{margin:.1em 0}
    .answer .headline{font:700 1.28rem/1.45 var(--hei)}
    dl.figures{display:grid;grid-template-columns:repeat(3,1fr);gap:0;margin:0 0 1.1rem;border-top:1px solid var(--rule);
    border-left:1px solid var(--rule)}
    dl.figures div{padding:.45rem .8rem .5rem;border-right:1px solid var(--rule);border-bottom:1px solid var(--rule)}
    dl.figures dt{font:14px/1.5 var(--hei);color:var(--quiet)}
    dl.figures dd{margin:0;line-height:1.35}
    dl.figures b{font:700 1.7rem/1.25 var(--hei);letter-spacing:-.01em}
    dl.figures .note{font-size:14px;color:var(--quiet)}
    .scroll{overflow-x:auto;margin:.9rem 0}
    table{width:100%;border-collapse:collapse;border-top:2px solid var(--ink);border-bottom:2px solid var(--ink);font-size:14.5px;
    line-height:1.45}
    caption{padding:0 0 .35rem;font:700 15px/1.5 var(--hei);text-align:left}
    th{padding:.35em .5em;border-bottom:1px solid var(--ink);font:700 13.5px/1.35 var(--hei);text-align:left;vertical-align:bottom}
    th small{display:block;font-weight:400;color:var(--quiet)}
    td{padding:.32em .5em;border-bottom:1px solid #dde1e5;vertical-align:top}
    th.n,td.n{text-align:right;white-space:nowrap}
    th.n{white-space:normal}
    tr.bands th{padding-bottom:.1em;border-bottom:0;text-align:right;color:var(--quiet);font-weight:400}
    tr.bands th.band{box-shadow:inset 0 -1px var(--rule)}
    tr.subtotal td{font-weight:700}
    tbody.total td{border-top:1px solid var(--ink);border-bottom:0;font-weight:700}
    tr.short td{background:#faf1ee}
    tr.blind td{color:var(--quiet);font-style:normal}
    sup{margin-left:.1em;font:12px/1 var(--hei);color:var(--ink);vertical-align:.45em;line-height:0;white-space:nowrap}
    td:has(.verdict),.verdict{white-space:nowrap}
    .verdict{font-family:var(--hei)}
    .verdict.short{color:var(--gap);font-weight:700}
    .verdict.no-exposure{white-space:normal}
    table.points td:last-child,table.settings td:last-child,table.sources td{font-size:13.5px}
    td small{display:block;color:var(--quiet);font-size:.86em}
    tr.group th{padding-top:.7em;border-bottom:1px solid #dde1e5;color:var(--quiet);font-weight:400}
    th:first-child.n{white-space:nowrap}
    table.inputs td:last-child{font:11.5px/1.5 ui-monospace,Consolas,"DejaVu Sans Mono",monospace;word-break:break-all}
    table.sources,table.inputs{table-layout:fixed}
    table.sources td{overflow-wrap:anywhere}
    table.sources th:nth-child(1){width:20%}
    table.sources th:nth-child(3){width:28%}
    table.sources th:nth-child(4){width:11%}
    table.inputs th:nth-child(1){width:34%}
    table.shocks th{word-break:keep-all}
    table.villages td:first-child,table.settings td:nth-child(3){white-space:nowrap}
    table.settings td:nth-child(1){min-width:8em}
    table.villages th:nth-child(5){width:33%}
    table.narrow{width:auto;min-width:50%}
    table.stress td:first-child{min-width:11em}
    table.stress td{padding-top:.15em;padding-bottom:.15em}
    figure{margin:1.3rem 0}
    figure svg{display:block;width:100%;height:auto}
    figcaption{margin-bottom:.3rem;font:700 15px/1.5 var(--hei)}
    .note,.legend{font-size:14px;color:var(--quiet);line-height:1.55}
    .legend span{display:inline-block;margin-right:1.2em}
    .legend b{color:var(--ink)}
    .legend .lead{display:block;color:var(--ink)}
    p.questions{margin:.25em 0}
    .questions b{color:var(--ink)}
    article.gap.aside{margin:.6rem 0 .8rem;font-size:15px}
    ul.facts{margin:.5rem 0 .8rem}
    article.gap{margin:1rem 0 1.2rem;padding:.1rem 1.1rem .5rem;border-left:4px solid var(--gap);background:#fcf8f6}
    ol,ul{margin:.3em 0;padding-left:1.9em}
    dl.terms{display:grid;grid-template-columns:9em 1fr;gap:.35em 1em}
    dl.terms dt{font:700 15px/1.5 var(--hei)}
    dl.terms dd{margin:0}
    .signature{margin-top:2rem;white-space:pre-wrap}
    @media screen and (max-width:700px){main{padding:1.2rem 1rem}dl.figures{grid-template-columns:repeat(2,1fr)}h1{font-size:1.5rem}
    table{min-width:620px}figure{overflow-x:auto}figure svg{min-width:620px}}
    @page:first{margin:20mm 22mm 18mm 25mm}
    @page{size:A4;margin:28mm 22mm 26mm 25mm;@bottom-center{content:"— " counter(page) " —";font:14pt "Times New Roman",serif}}
    @page sheet{margin:20mm 20mm 20mm 24mm}
    @media print{
    section.sheet{page:sheet}
    html,main{background:#fff}
    body{font-size:12pt;line-height:1.6}
    body.en{font-size:10.5pt;line-height:1.5}
    main{max-width:none;margin:0;padding:0}
    .switch{display:none}
    h1{margin:0 0 .1em;font-size:20pt;line-height:1.25}
    .subtitle{margin-bottom:7pt;font-size:10.5pt}
    .answer{margin-bottom:7pt;padding:5pt 9pt}
    .answer p{font-size:10pt;line-height:1.4}
    .en .answer p{font-size:9.5pt}
    .answer .headline,.en .answer .headline{font-size:12.5pt;line-height:1.35}
    .answer .icon{width:20pt;height:20pt}
    dl.figures{grid-template-columns:repeat(6,1fr);margin-bottom:7pt}
    dl.figures div{padding:2pt 4pt 2.5pt 5pt}
    dl.figures dt{font-size:8pt;line-height:1.3}
    dl.figures b{font-size:13.5pt}
    dl.figures .note{font-size:7.5pt;line-height:1.3}
    .en h1{font-size:15pt}
    .en table.scenarios td:first-child{white-space:nowrap}
    table{font-size:9.5pt;line-height:1.35}
    th,th.n{font-size:8.5pt}
    td,th{padding:2.2pt 4pt}
    table.scenarios{font-size:9pt}
    .en table.scenarios{font-size:8.3pt}
    table.scenarios td{padding:1.5pt 4pt}
    tr.group th{padding-top:3pt}
    caption,figcaption{font-size:10.5pt;padding-bottom:2pt}
    .scroll{overflow:visible;margin:7pt 0}
    .note,.legend{font-size:8.5pt;line-height:1.4}
    .front .note,main>.legend{margin:2pt 0;font-size:8pt;line-height:1.35}
    .en .front .note,.en main>.legend{font-size:7.5pt}
    article.gap.aside{font-size:10.5pt;line-height:1.5}
    ul.facts{font-size:10.5pt;line-height:1.5}
    tr.bands th{font-size:8pt}
    sup{font-size:7pt}
    table.points td:last-child,table.settings td:last-child{font-size:8.5pt}
    table.stress{font-size:8.5pt;line-height:1.25}
    table.stress td{padding-top:1pt;padding-bottom:1pt}
    table.sources td{font-size:7.8pt}
    table.inputs td:last-child{font-size:6.5pt}
    table.sources tr{break-inside:auto}
    figure{margin:7pt 0;break-inside:avoid}
    h2{margin:16pt 0 6pt;font-size:15pt}
    h3{font-size:12.5pt;margin:9pt 0 2pt}
    h4{font-size:11.5pt}
    h2,h3,h4,caption,figcaption{break-after:avoid}
    thead{display:table-header-group}
    tr,article.gap,dl.figures div,table.keep{break-inside:avoid}
    dl.terms dt{break-after:avoid}
    dl.terms dd{break-inside:avoid}
    dl.terms{font-size:10pt;line-height:1.4;gap:2.5pt 10pt}
    dl.terms dt{font-size:9.5pt}
    .signature{margin-top:14pt;break-before:avoid}
    .en table.villages{font-size:7.8pt}
    .en table.villages th{font-size:7.2pt}
    .en table.villages td,.en table.villages th{padding:1.6pt 3pt}
    .en table.villages th:nth-child(5){width:40%}
    p{orphans:2;widows:2}
    .answer,article.gap,tr.short td,dl.figures,svg{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    section.sheet,section.appendix{break-before:page}
    }
    """
}
