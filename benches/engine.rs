//! How fast a text becomes lines, on news text of about 6 KB made here.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar::text::{Align, Base, Direction, Options, Paragraph};

fn article() -> Vec<String> {
    let sentence = "وصلت القافلة إلى الميناء عام 1830، وكان فيها «نحو 35% من البن» الذي عرفه الأوروبيون باسم (Mocha)، ثم عادت محملة بالأقمشة والورق.";
    (0..12).map(|place| [sentence; 2].join(" ") + &format!(" {place}")).collect()
}

fn layout(criterion: &mut Criterion) {
    let paragraphs = article();
    let options = Options { base: Base::Given(Direction::Rtl), ..Options::default() };
    let mut group = criterion.benchmark_group("layout");
    group.throughput(Throughput::Bytes(paragraphs.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("80 columns", |bencher| {
        bencher.iter(|| {
            for text in &paragraphs {
                black_box(Paragraph::new(text, &options).lines(80, Align::Start));
            }
        });
    });
    group.bench_function("80 columns, justified", |bencher| {
        bencher.iter(|| {
            for text in &paragraphs {
                black_box(Paragraph::new(text, &options).lines(80, Align::Justify));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, layout);
criterion_main!(benches);
