//! Medians, because the mean of a noisy machine is the noise.

/// The value that so many hundredths of the values do not pass; zero if there are none.
#[must_use]
pub fn percentile(values: &[f64], hundredths: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * hundredths).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or_default()
}

/// A median, and the quartiles around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Middle {
    /// A quarter is below.
    pub lower: f64,
    /// Half is below.
    pub median: f64,
    /// A quarter is above.
    pub upper: f64,
}

impl Middle {
    /// Of these; zeros if there are none.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let at = |quarter: usize| {
            let place = sorted.len().saturating_sub(1) * quarter;
            let low = sorted.get(place / 4).copied().unwrap_or_default();
            let high = sorted.get(place.div_ceil(4)).copied().unwrap_or_default();
            let part = [0.0, 0.25, 0.5, 0.75].get(place % 4).copied().unwrap_or_default();
            low + (high - low) * part
        };
        Self { lower: at(1), median: at(2), upper: at(3) }
    }
}

impl std::fmt::Display for Middle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { lower, median, upper } = self;
        write!(f, "{median:.3} (quartiles {lower:.3}–{upper:.3})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_the_value_that_so_many_hundredths_do_not_pass() {
        let values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!(values.len(), 200);
        for (hundredths, value) in [(50, 100.0), (99, 198.0), (100, 200.0), (1, 2.0)] {
            assert!((percentile(&values, hundredths) - value).abs() < 1e-9, "{hundredths}");
        }
        assert!((percentile(&[3.0], 99) - 3.0).abs() < 1e-9);
        assert!(percentile(&[], 50).abs() < 1e-9);
    }

    #[test]
    fn quartiles_part_the_values_in_quarters() {
        let middle = Middle::of([5.0, 1.0, 3.0, 2.0, 4.0]);
        assert_eq!(middle, Middle { lower: 2.0, median: 3.0, upper: 4.0 });
        assert_eq!(Middle::of([1.0, 2.0]), Middle { lower: 1.25, median: 1.5, upper: 1.75 });
        assert_eq!(Middle::of([]), Middle { lower: 0.0, median: 0.0, upper: 0.0 });
    }
}
