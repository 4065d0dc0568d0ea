package catalogue

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
)

// Repository reads and writes products.
type Repository struct {
	db *gorm.DB
}

// NewRepository returns a repository on db.
func NewRepository(db *gorm.DB) *Repository { return &Repository{db: db} }

// Models lists the tables of the package.
func Models() []any { return []any{&Product{}, &Watch{}} }

// Get finds a product by its SKU.
func (r *Repository) Get(ctx context.Context, sku string) (Product, error) {
	var p Product
	err := r.db.WithContext(ctx).First(&p, "sku = ?", sku).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Product{}, fmt.Errorf("%s: %w", sku, ErrNotFound)
	}
	return p, err
}

// List returns the visible products whose name contains query, by name.
func (r *Repository) List(ctx context.Context, query string, limit int) ([]Product, error) {
	q := r.db.WithContext(ctx).Where("hidden = ?", false)
	if query != "" {
		q = q.Where("name LIKE ?", "%"+query+"%")
	}
	var products []Product
	err := q.Order("name").Limit(limit).Find(&products).Error
	return products, err
}

// Low returns the products that should be ordered again.
func (r *Repository) Low(ctx context.Context) ([]Product, error) {
	var products []Product
	err := r.db.WithContext(ctx).Where("stock <= reorder_at AND hidden = ?", false).Order("sku").Find(&products).Error
	return products, err
}

// Save inserts or replaces a product.
func (r *Repository) Save(ctx context.Context, p Product) error {
	return r.db.WithContext(ctx).Save(&p).Error
}

// Take removes n pieces from the shelf, or none and ErrSoldOut.
func (r *Repository) Take(ctx context.Context, sku string, n int) error {
	res := r.db.WithContext(ctx).Model(&Product{}).
		Where("sku = ? AND stock >= ?", sku, n).
		Update("stock", gorm.Expr("stock - ?", n))
	if res.Error != nil {
		return res.Error
	}
	if res.RowsAffected == 0 {
		return fmt.Errorf("%d of %s: %w", n, sku, ErrSoldOut)
	}
	return nil
}

// Return puts n pieces back on the shelf.
func (r *Repository) Return(ctx context.Context, sku string, n int) error {
	return r.db.WithContext(ctx).Model(&Product{}).
		Where("sku = ?", sku).
		Update("stock", gorm.Expr("stock + ?", n)).Error
}

// Watch notes that somebody waits for a product.
func (r *Repository) Watch(ctx context.Context, sku, email string) error {
	return r.db.WithContext(ctx).Create(&Watch{SKU: sku, Email: email}).Error
}

// Watchers returns the addresses that wait for a product and forgets them.
func (r *Repository) Watchers(ctx context.Context, sku string) ([]string, error) {
	var emails []string
	err := r.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Model(&Watch{}).Where("sku = ?", sku).Distinct().Order("email").Pluck("email", &emails).Error; err != nil {
			return err
		}
		return tx.Where("sku = ?", sku).Delete(&Watch{}).Error
	})
	return emails, err
}
