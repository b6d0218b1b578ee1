/// The look of what goes out with the trucks: A5 sheets, A4 notices, boards on A4 across; all legible in black and white.
enum DispatchStyle {
  /// The sheet. It must not hold `<`, so that it can stand in a page unescaped.
  static let text: StaticString = """
    :root{--ink:#111;--quiet:#444;--rule:#999;
    --hei:Arial,"Liberation Sans",SimHei,"黑体","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
    *{box-sizing:border-box}
    html{background:#e9ecef;-webkit-text-size-adjust:100%}
    body{margin:0;color:var(--ink);font:10pt/1.35 var(--hei);font-variant-numeric:lining-nums tabular-nums}
    .switch{max-width:277mm;margin:0 auto;padding:3mm 0;text-align:right}
    section{margin:0 auto 6mm;padding:8mm;background:#fff}
    section.a5{width:148mm}
    section.board{width:297mm}
    section.notices,section.township{width:210mm}
    h1{margin:0;font-size:14pt;line-height:1.2}
    h2{margin:0;font-size:12pt;line-height:1.25}
    p{margin:1mm 0}
    .head{display:flex;justify-content:space-between;align-items:baseline;gap:4mm;padding-bottom:1mm;
    border-bottom:1.2pt solid var(--ink)}
    .head b{font-size:11pt;white-space:nowrap}
    .note{color:var(--quiet);font-size:8pt;line-height:1.35}
    dl{display:grid;grid-template-columns:auto 1fr auto 1fr;gap:.3mm 2mm;margin:1mm 0;font-size:9pt}
    dt{color:var(--quiet);white-space:nowrap}
    dd{margin:0;min-width:0}
    .blank{display:inline-block;min-width:24mm;border-bottom:.6pt solid var(--ink);height:1.1em}
    small .blank,.note .blank{min-width:20mm;height:1em}
    .en .note .blank{min-width:17mm}
    table{width:100%;border-collapse:collapse;font-size:8.4pt;line-height:1.25}
    thead{display:table-header-group}
    caption{padding-bottom:1mm;font-weight:700;text-align:left}
    th{padding:.6mm 1mm;border-bottom:1pt solid var(--ink);text-align:left;font-size:8pt;vertical-align:bottom}
    th small{display:block;font-weight:400;color:var(--quiet)}
    td{padding:.5mm 1mm;border-bottom:.5pt solid var(--rule);vertical-align:top}
    td small{display:block;color:var(--quiet);font-size:7.2pt;line-height:1.22}
    th.n,td.n{text-align:right;white-space:nowrap}
    tbody.total td{border-top:1pt solid var(--ink);font-weight:700}
    tr{break-inside:avoid}
    .en table.stops{font-size:7.6pt;line-height:1.2}
    .en table.stops td small{font-size:6.5pt;line-height:1.16}
    .en table.stops td{padding:.3mm 1mm}
    .en table.stops td:last-child{width:14mm}
    .en dl{font-size:8pt;gap:0 2mm;margin:.6mm 0}
    .en .closed{font-size:7pt;line-height:1.25}
    .en .sign span{height:9mm}
    table.stops td:first-child{white-space:nowrap;width:1%}
    table.stops td:last-child{width:22mm}
    table.stops tr.trip td{border-top:1.2pt solid var(--ink)}
    .a5.long table.stops{font-size:7.4pt;line-height:1.16}
    .a5.long table.stops td{padding:.2mm 1mm}
    .a5.long table.stops td small{font-size:6.3pt;line-height:1.13}
    .a5.long dl{font-size:8pt;margin:.4mm 0}
    .a5.long .sign span{height:9mm}
    .en .a5.long table.stops{font-size:7pt}
    .en .a5.long table.stops td small{font-size:6pt;line-height:1.1}
    .field{display:inline-block;white-space:nowrap;margin-right:1em}
    .foot{break-inside:avoid}
    .closed{margin-top:1.5mm;padding:1mm 2mm;border:1pt solid var(--ink);font-size:8pt;line-height:1.35;break-inside:avoid}
    .sign{display:grid;grid-template-columns:repeat(3,1fr);gap:2mm;margin-top:2mm;break-inside:avoid}
    .sign span{height:12mm;padding:.6mm 1.2mm;border:.8pt solid var(--ink);font-size:7.6pt;color:var(--quiet)}
    figure{margin:1mm 0 0}
    figcaption{font-weight:700}
    figure svg{display:block;width:100%;height:auto}
    .maps{display:grid;grid-template-columns:repeat(3,1fr);gap:2mm 3mm}
    .maps figure{margin:0}
    .maps figcaption{font-size:8.5pt;white-space:nowrap;overflow:hidden}
    .maps small{font-weight:400}
    .cards{columns:2;column-gap:5mm;padding-right:.4mm}
    .card{margin:0 0 4mm;padding:2.5mm 3mm;border:1pt solid var(--ink);break-inside:avoid}
    .en .card p{font-size:8.8pt}
    .en .card .sum{font-size:10.5pt}
    .en .card .note{font-size:7.6pt}
    .en .card .field{margin-right:.6em}
    .en .card .deliveries{font-size:7.4pt}
    .card.none{border-width:2.4pt;border-style:double}
    .card h2 small{font-size:8.5pt;font-weight:400}
    .list{display:grid;grid-template-columns:repeat(3,1fr);gap:5mm;align-items:start;margin-top:2mm;break-inside:avoid}
    .en .list{grid-template-columns:repeat(2,1fr)}
    .list table{font-size:7.2pt}
    .list td:nth-child(3),.list td:first-child,.arrivals td:first-child,.arrivals td:nth-child(2){white-space:nowrap}
    .arrivals td:last-child{font-size:7pt;white-space:nowrap}
    .arrivals{font-size:8.2pt}
    .deliveries{font-size:8pt}
    .deliveries td:first-child{white-space:nowrap}
    .card .deliveries td:last-child{width:20mm}
    .township .deliveries td small{display:inline;white-space:nowrap}
    .township .deliveries td:nth-child(6){width:24mm}
    .township .deliveries td:last-child{width:26mm}
    .en .township .deliveries{font-size:7.4pt}
    .group th{border-bottom:.5pt solid var(--rule)}
    .township .scroll{margin-top:3mm}
    .sum{font-size:11pt;font-weight:700}
    .months{font-size:8pt}
    .months td.t{white-space:nowrap}
    @media screen and (max-width:220mm){
    section.notices,section.township,section.a5{box-sizing:border-box;width:auto;padding:4mm}
    .cards{columns:1}
    }
    @page{size:A4;margin:10mm}
    @page a5{size:A5;margin:8mm 8mm 7mm 10mm}
    @page board{size:A4 landscape;margin:9mm 10mm}
    @page notices{size:A4;margin:10mm 11mm}
    @media print{
    html{background:#fff}
    .switch{display:none}
    section,section.a5,section.board,section.notices,section.township{width:auto;margin:0;padding:0;break-before:page}
    section.first{break-before:auto}
    section.a5{page:a5}
    section.board{page:board}
    section.notices,section.township{page:notices}
    svg,table,.card{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    }
    """
}
